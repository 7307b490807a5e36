namespace Sentinel.Pipeline;

/// <summary>
/// The events of an intent and the streams they lie in. Events that hold a document with an id of its own have that id, so that the
/// store finds them by it.
/// </summary>
public static class IntentEvents
{
    /// <summary>The intent, canonical JSON.</summary>
    public const string Received = "intent.received";

    /// <summary>The plan, canonical JSON. The event's id is the plan's.</summary>
    public const string Planned = "plan.generated";

    /// <summary>The signed approval, canonical JSON. The event's id is the approval's.</summary>
    public const string Approved = "approval.issued";

    /// <summary>A human must approve: <c>{planId, reason}</c>.</summary>
    public const string HumanRequested = "approval.requested";

    /// <summary>A human refused: <c>{planId, deniedBy: {operatorId, role, timestamp}, justification}</c>.</summary>
    public const string Denied = "approval.denied";

    /// <summary>The approval was used: <c>{approvalId, nonce}</c>.</summary>
    public const string ApprovalUsed = "approval.used";

    /// <summary>What came of the plan, canonical JSON. The event's id is the report's.</summary>
    public const string Reported = "report.received";

    /// <summary>The stream of an intent.</summary>
    public static string StreamOf(string intentId) => $"intent/{intentId}";

    /// <summary>The stream of an approval's use.</summary>
    public static string UseStreamOf(string approvalId) => $"approval/{approvalId}";
}
