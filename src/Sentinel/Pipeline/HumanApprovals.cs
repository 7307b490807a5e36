using System.Text.Json;
using Sentinel.Events;
using Sentinel.Policy;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>Lets humans decide what no machine may: each plan that awaits one, exactly once. Thread-safe.</summary>
public sealed class HumanApprovals(
    IApprovalSigner signer,
    ApprovalVerifier verifier,
    UserHistories histories,
    IEventStore store,
    PipelineOptions options,
    TimeProvider clock)
{
    /// <summary>Decides a plan. The same decision of the same operator again gets the same answer.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="decision">Who decides, and what.</param>
    /// <param name="alongside">What else to append when this decides the plan; null for nothing.</param>
    /// <param name="cancellation">Stops the waiting; what is on its way into the store may still become durable.</param>
    /// <exception cref="EventStoreUnavailableException">It could not be made durable in time. Deciding again is safe.</exception>
    /// <exception cref="SigningUnavailableException">It could not be signed; nothing was stored. Deciding again is safe.</exception>
    /// <exception cref="WrongExpectedVersionException">What goes alongside was not as expected. Nothing was stored.</exception>
    public async Task<HumanOutcome> DecideAsync(
        string planId, HumanDecision decision, Alongside<HumanOutcome>? alongside = null, CancellationToken cancellation = default)
    {
        var planned = StringFormats.IsUuid(planId) ? await store.FindAsync(Guid.Parse(planId), cancellation) : null;
        if (planned is not { Type: IntentEvents.Planned })
        {
            return new HumanOutcome(HumanResult.UnknownPlan) { Reason = "There is no such plan." };
        }

        while (true)
        {
            var stored = await StoredIntent.ReadStreamAsync(store, planned.Stream, cancellation)
                ?? throw new InvalidOperationException($"The stream {planned.Stream} holds a plan and is yet empty.");
            if (stored.Decision != IntentDecision.AwaitingHuman)
            {
                return Repeat(stored, decision);
            }

            var plan = JsonSerializer.Deserialize(stored.Plan.Span, DocumentJson.Default.Plan)!;
            if (decision.Approves && OperatorLimits.Refusal(decision.Role, plan.RiskAssessment) is { } refusal)
            {
                return new HumanOutcome(HumanResult.NotAllowed) { Reason = refusal };
            }

            try
            {
                return await StoreAsync(stored, plan, decision, alongside, cancellation);
            }
            catch (WrongExpectedVersionException error) when (error.Stream == stored.Stream)
            {
                // Another decision was first; what it was is in the stream now.
            }
        }
    }

    private async Task<HumanOutcome> StoreAsync(
        StoredIntent stored, Plan plan, HumanDecision decision, Alongside<HumanOutcome>? alongside, CancellationToken cancellation)
    {
        var human = new HumanApprover(decision.OperatorId, decision.Role.ToString().ToLowerInvariant(), Rfc3339.Format(clock.GetUtcNow()));
        var (decided, outcome) = decision.Approves
            ? Approve(stored, plan, human, decision.Justification)
            : Deny(stored, plan, human, decision.Justification);
        var append = new StreamAppend(stored.Stream, stored.Version, [decided]);
        StreamAppend[] appends = alongside is null ? [append] : [append, alongside(outcome, stored.Stream, stored.Version + 1)];
        var receipt = await store.AppendInTimeAsync(appends, options.StoreTimeout, clock, cancellation);

        var intent = JsonSerializer.Deserialize(stored.Intent.Span, DocumentJson.Default.Intent)!;
        histories.RecordDecision(
            UserHistories.SubjectOf(intent), intent, decision.Approves ? RequestOutcome.Approved : RequestOutcome.Denied);
        return outcome with { Receipt = receipt };
    }

    private (NewEvent Event, HumanOutcome Outcome) Approve(StoredIntent stored, Plan plan, HumanApprover human, string? justification)
    {
        var terms = new ApprovalTerms(
            plan.PlanId, ContentDigest.OfCanonical(stored.Plan.Span), ContentDigest.OfCanonical(stored.Intent.Span), human, justification);
        var signed = signer.Sign(terms);
        IssuedApproval.MustHold(verifier, signed, terms);
        var outcome = new HumanOutcome(HumanResult.Approved) { Plan = stored.Plan, Approval = signed.Utf8 };
        return (new NewEvent(Guid.Parse(signed.Document.ApprovalId), IntentEvents.Approved, signed.Utf8), outcome);
    }

    private static (NewEvent Event, HumanOutcome Outcome) Deny(StoredIntent stored, Plan plan, HumanApprover human, string? justification)
    {
        var denial = new HumanDenial(plan.PlanId, human, justification).ToUtf8();
        return (new NewEvent(IntentEvents.Denied, denial), new HumanOutcome(HumanResult.Denied) { Plan = stored.Plan, Denial = denial });
    }

    private static HumanOutcome Repeat(StoredIntent stored, HumanDecision decision)
    {
        var decidedBy = stored.Decision == IntentDecision.Approved
            ? JsonSerializer.Deserialize(stored.Approval.Span, DocumentJson.Default.Approval)!.HumanApprover
            : HumanDenial.Read(stored.Denial.Span).DeniedBy;
        var isApproved = stored.Decision == IntentDecision.Approved;
        if (decidedBy?.OperatorId != decision.OperatorId || isApproved != decision.Approves)
        {
            var what = isApproved ? "approved" : "denied";
            return new HumanOutcome(HumanResult.AlreadyDecided) { Reason = $"The plan was {what} by {decidedBy?.OperatorId ?? "policy"} already." };
        }

        return new HumanOutcome(isApproved ? HumanResult.Approved : HumanResult.Denied)
        {
            Plan = stored.Plan,
            Approval = stored.Approval,
            Denial = stored.Denial,
            Receipt = stored.Receipt,
            IsRepeat = true,
        };
    }
}
