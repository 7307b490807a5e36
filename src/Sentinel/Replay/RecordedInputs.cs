using Sentinel.Pipeline;
using Sentinel.Policy;
using Sentinel.Signing;

namespace Sentinel.Replay;

/// <summary>What a decision was made of, as it is stored. The time is that of its request.</summary>
/// <param name="Standing">What the user's history said.</param>
/// <param name="PlanId">The plan's id.</param>
/// <param name="ApprovalId">The approval's id.</param>
/// <param name="Nonce">The approval's nonce.</param>
/// <param name="Lifetime">From the approval's issue to its expiry.</param>
/// <param name="KeyId">The key that signed; null when none did.</param>
public sealed record RecordedInputs(UserStanding Standing, Guid PlanId, Guid ApprovalId, string Nonce, TimeSpan Lifetime, string? KeyId)
{
    internal static RecordedInputs Of(DecisionInputs inputs, TimeSpan lifetime, string? keyId) =>
        new(inputs.Standing, inputs.PlanId, inputs.Stamp.ApprovalId, inputs.Stamp.Nonce, lifetime, keyId);

    internal DecisionInputs At(DateTimeOffset time) => new(time, Standing, PlanId, new ApprovalStamp(ApprovalId, time, Nonce));
}
