namespace Sentinel.Signing;

/// <summary>What an approval is held against, by digest.</summary>
/// <param name="PlanDigest">SHA-256 of the plan about to be carried out; null: not compared.</param>
/// <param name="IntentDigest">SHA-256 of the intent; null: not compared.</param>
public sealed record ApprovalBinding(string? PlanDigest = null, string? IntentDigest = null)
{
    /// <summary>Holds against nothing but the approval itself.</summary>
    public static ApprovalBinding None { get; } = new();
}
