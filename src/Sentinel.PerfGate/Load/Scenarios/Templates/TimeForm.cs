namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>How a time is written into a request.</summary>
internal enum TimeForm
{
    /// <summary>RFC 3339 in UTC, to the millisecond.</summary>
    Rfc3339,

    /// <summary>Seconds since 1970.</summary>
    UnixSeconds,

    /// <summary>Milliseconds since 1970.</summary>
    UnixMilliseconds,
}
