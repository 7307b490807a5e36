namespace Sentinel.Pipeline;

/// <summary>The events of an intent and the streams they lie in.</summary>
public static class IntentEvents
{
    /// <summary>The intent, canonical JSON.</summary>
    public const string Received = "intent.received";

    /// <summary>The plan, canonical JSON.</summary>
    public const string Planned = "plan.generated";

    /// <summary>The signed approval, canonical JSON.</summary>
    public const string Approved = "approval.issued";

    /// <summary>A human must approve: <c>{planId, reason}</c>.</summary>
    public const string HumanRequested = "approval.requested";

    /// <summary>The approval was used: <c>{approvalId, nonce}</c>.</summary>
    public const string ApprovalUsed = "approval.used";

    /// <summary>The stream of an intent.</summary>
    public static string StreamOf(string intentId) => $"intent/{intentId}";

    /// <summary>The stream of an approval's use.</summary>
    public static string UseStreamOf(string approvalId) => $"approval/{approvalId}";
}
