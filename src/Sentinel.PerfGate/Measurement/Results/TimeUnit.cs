namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>Units that samples may be written in.</summary>
internal static class TimeUnit
{
    public const string Valid = "ns, us, ms, s";

    /// <summary>Nanoseconds in one unit; null when there is no such unit.</summary>
    public static double? InNanoseconds(string? unit) => unit switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        _ => null,
    };
}
