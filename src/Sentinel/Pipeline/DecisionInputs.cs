using Sentinel.Identifiers;
using Sentinel.Policy;
using Sentinel.Signing;

namespace Sentinel.Pipeline;

/// <summary>Everything besides an intent that its answer is made of: given the same again, the answer is the same to the byte.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Standing">What the user's history said.</param>
/// <param name="PlanId">The plan's id.</param>
/// <param name="Stamp">The approval's id, time and nonce; drawn even when no approval comes of it.</param>
public sealed record DecisionInputs(DateTimeOffset Time, UserStanding Standing, Guid PlanId, ApprovalStamp Stamp)
{
    /// <summary>Those of a new decision.</summary>
    public static DecisionInputs Draw(DateTimeOffset now, UserStanding standing) =>
        new(now, standing, TimedId.Draw(now), ApprovalStamp.Draw(now));
}
