using Sentinel.Events;
using Sentinel.Schemas;
using Sentinel.Signing;

namespace Sentinel.Pipeline;

/// <summary>What was decided of a valid intent, before any of it is stored.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="CanonicalIntent">Its canonical form.</param>
/// <param name="Plan">The plan.</param>
/// <param name="CanonicalPlan">Its canonical form.</param>
/// <param name="Terms">What an approval approves.</param>
/// <param name="Approval">The approval; null when a human must decide.</param>
internal sealed record Decision(
    Intent Intent, byte[] CanonicalIntent, Plan Plan, byte[] CanonicalPlan, ApprovalTerms Terms, SignedApproval? Approval)
{
    /// <summary>Why, in words.</summary>
    public string Rationale => Plan.RiskAssessment.Rationale;

    /// <summary>The append that makes it so.</summary>
    public StreamAppend ToAppend() => new(
        IntentEvents.StreamOf(Intent.IntentId),
        ExpectedVersion: 0,
        [new(IntentEvents.Received, CanonicalIntent), new(Guid.Parse(Plan.PlanId), IntentEvents.Planned, CanonicalPlan), LastEvent()]);

    /// <summary>The event that says what came of the plan.</summary>
    public NewEvent LastEvent() => Approval is null
        ? new NewEvent(IntentEvents.HumanRequested, new HumanRequest(Plan.PlanId, Rationale).ToUtf8())
        : new NewEvent(Guid.Parse(Approval.Document.ApprovalId), IntentEvents.Approved, Approval.Utf8);

    /// <summary>The answer, without the store's receipt.</summary>
    public IntentOutcome ToOutcome() => new(Approval is null ? IntentDecision.AwaitingHuman : IntentDecision.Approved)
    {
        IntentId = Intent.IntentId,
        Plan = CanonicalPlan,
        Approval = Approval is null ? default : Approval.Utf8,
        Reason = Approval is null ? Rationale : null,
    };
}
