namespace Sentinel.Replay;

/// <summary>The events of a session and the stream they lie in.</summary>
public static class ReplayEvents
{
    /// <summary>A session began: <c>{name}</c>.</summary>
    public const string Started = "session.started";

    /// <summary>A request and what its answer was made of: <see cref="RecordedRequest"/>.</summary>
    public const string Recorded = "request.recorded";

    /// <summary>A session ended: <c>{}</c>.</summary>
    public const string Ended = "session.ended";

    /// <summary>What the names of sessions' streams begin with.</summary>
    public const string Prefix = "session/";

    /// <summary>The stream of a session.</summary>
    public static string StreamOf(Guid sessionId) => $"{Prefix}{sessionId}";
}
