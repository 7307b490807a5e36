using System.Text.Json;
using Sentinel.Events;
using Sentinel.Policy;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>What happens to an intent: validate, plan, approve and sign, store, verify. Thread-safe.</summary>
public sealed class IntentPipeline(
    DocumentValidator validator,
    UserHistories histories,
    ApprovalSigner signer,
    ApprovalVerifier verifier,
    IEventStore store,
    PipelineOptions options,
    TimeProvider clock)
{
    /// <summary>Submits an intent. The same intent again gets the same answer and is stored once.</summary>
    /// <param name="utf8">The document; not used after the returned task's first wait.</param>
    /// <param name="cancellation">Stops the waiting; what is on its way into the store may still become durable.</param>
    /// <exception cref="EventStoreUnavailableException">It could not be made durable in time. Submitting it again is safe.</exception>
    public async Task<IntentOutcome> SubmitAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var validation = validator.Validate(DocumentType.Intent, utf8.Span);
        if (!validation.IsValid)
        {
            RecordRejection(validation, now);
            return new IntentOutcome(IntentDecision.Invalid) { Errors = validation.Errors };
        }

        var intent = validation.Document!.Value.Deserialize(DocumentJson.Default.Intent)!;
        var canonicalIntent = Jcs.Canonicalize(validation.Document.Value);
        var subject = UserHistories.SubjectOf(intent);
        var risk = RiskPolicy.Decide(intent.RiskLevel, histories.Standing(subject, intent.Tool, now));
        var plan = Planner.Plan(intent, risk, now);
        var canonicalPlan = Planner.ToCanonical(plan);

        var terms = new ApprovalTerms(plan.PlanId, ContentDigest.OfCanonical(canonicalPlan), ContentDigest.OfCanonical(canonicalIntent));
        var approval = plan.RequiresHumanApproval ? default : signer.Sign(terms).Utf8;
        var last = plan.RequiresHumanApproval
            ? new NewEvent(IntentEvents.HumanRequested, new HumanRequest(plan.PlanId, risk.Rationale).ToUtf8())
            : new NewEvent(IntentEvents.Approved, approval);

        Receipt receipt;
        try
        {
            receipt = await StoreAsync(intent, [new(IntentEvents.Received, canonicalIntent), new(IntentEvents.Planned, canonicalPlan), last], cancellation);
        }
        catch (WrongExpectedVersionException)
        {
            return await RepeatAsync(intent, canonicalIntent, cancellation);
        }

        histories.Record(subject, intent, plan.RequiresHumanApproval ? RequestOutcome.AwaitingHuman : RequestOutcome.Approved, now);
        if (!plan.RequiresHumanApproval)
        {
            Verify(approval, terms);
        }

        return new IntentOutcome(plan.RequiresHumanApproval ? IntentDecision.AwaitingHuman : IntentDecision.Approved)
        {
            IntentId = intent.IntentId,
            Plan = canonicalPlan,
            Approval = approval,
            Receipt = receipt,
            Reason = plan.RequiresHumanApproval ? risk.Rationale : null,
        };
    }

    private async Task<Receipt> StoreAsync(Intent intent, NewEvent[] events, CancellationToken cancellation)
    {
        try
        {
            var append = new StreamAppend(IntentEvents.StreamOf(intent.IntentId), ExpectedVersion: 0, events);
            return await store.AppendAsync(append, cancellation).WaitAsync(options.StoreTimeout, clock, cancellation);
        }
        catch (TimeoutException error)
        {
            throw new EventStoreUnavailableException($"The event store did not answer within {options.StoreTimeout.TotalSeconds:0.###} s.", error);
        }
    }

    /// <summary>The approval leaves only if it would be accepted where it goes.</summary>
    private void Verify(ReadOnlyMemory<byte> approval, ApprovalTerms terms)
    {
        var verification = verifier.Verify(approval.Span, new ApprovalBinding(terms.PlanDigest, terms.IntentDigest));
        if (!verification.Verified)
        {
            throw new InvalidOperationException($"The approval just issued does not hold: {verification.Reason}.");
        }
    }

    private async Task<IntentOutcome> RepeatAsync(Intent intent, byte[] canonicalIntent, CancellationToken cancellation)
    {
        var stored = await StoredIntent.ReadAsync(store, intent.IntentId, cancellation)
            ?? throw new InvalidOperationException($"The stream of intent {intent.IntentId} is taken and yet empty.");
        if (!stored.Intent.Span.SequenceEqual(canonicalIntent))
        {
            return new IntentOutcome(IntentDecision.Conflict)
            {
                IntentId = intent.IntentId,
                Reason = $"The intent id {intent.IntentId} belongs to another intent.",
            };
        }

        return new IntentOutcome(stored.Approval.IsEmpty ? IntentDecision.AwaitingHuman : IntentDecision.Approved)
        {
            IntentId = intent.IntentId,
            Plan = stored.Plan,
            Approval = stored.Approval,
            Receipt = stored.Receipt,
            Reason = stored.Reason,
            IsRepeat = true,
        };
    }

    private void RecordRejection(ValidationResult validation, DateTimeOffset now)
    {
        if (validation.Document is { ValueKind: JsonValueKind.Object } document
            && validation.Errors.All(error => error.Pointer != "/userId")
            && document.TryGetProperty("userId", out var user) && user.ValueKind == JsonValueKind.String)
        {
            histories.RecordRejection(UserHistories.SubjectOfUser(user.GetString()!), now);
        }
    }
}
