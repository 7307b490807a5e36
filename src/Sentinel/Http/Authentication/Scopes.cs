namespace Sentinel.Http.Authentication;

/// <summary>What an API key may be allowed to do. Each is also the name of the authorization policy that demands it.</summary>
public static class Scopes
{
    /// <summary>Submit intents.</summary>
    public const string IntentsWrite = "intents:write";

    /// <summary>Approve or refuse plans as a human.</summary>
    public const string ApprovalsWrite = "approvals:write";

    /// <summary>Report what came of a plan.</summary>
    public const string ReportsWrite = "reports:write";

    /// <summary>Read events.</summary>
    public const string EventsRead = "events:read";

    /// <summary>Verify approvals and use them up.</summary>
    public const string Verify = "verify";

    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<string> All { get; } = [IntentsWrite, ApprovalsWrite, ReportsWrite, EventsRead, Verify];
}
