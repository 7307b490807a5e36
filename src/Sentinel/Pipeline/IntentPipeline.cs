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
    IApprovalSigner signer,
    ApprovalVerifier verifier,
    IEventStore store,
    PipelineOptions options,
    TimeProvider clock)
{
    /// <summary>Submits an intent. The same intent again gets the same answer and is stored once.</summary>
    /// <param name="utf8">The document; not used after the returned task's first wait.</param>
    /// <param name="cancellation">Stops the waiting; what is on its way into the store may still become durable.</param>
    /// <exception cref="EventStoreUnavailableException">It could not be made durable in time. Submitting it again is safe.</exception>
    /// <exception cref="SigningUnavailableException">It could not be signed; nothing was stored. Submitting it again is safe.</exception>
    public Task<IntentOutcome> SubmitAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellation = default) =>
        SubmitAsync(utf8, alongside: null, cancellation);

    /// <summary>Submits an intent, and appends something else in the same batch when it is new.</summary>
    /// <param name="utf8">The document; not used after the returned task's first wait.</param>
    /// <param name="alongside">What else to append; null for nothing.</param>
    /// <param name="cancellation">Stops the waiting; what is on its way into the store may still become durable.</param>
    /// <exception cref="EventStoreUnavailableException">It could not be made durable in time. Submitting it again is safe.</exception>
    /// <exception cref="SigningUnavailableException">It could not be signed; nothing was stored. Submitting it again is safe.</exception>
    /// <exception cref="WrongExpectedVersionException">What goes alongside was not as expected. Nothing was stored.</exception>
    public async Task<IntentOutcome> SubmitAsync(
        ReadOnlyMemory<byte> utf8, Alongside<IntentOutcome>? alongside, CancellationToken cancellation = default)
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
        var signed = plan.RequiresHumanApproval ? null : signer.Sign(terms);
        var outcome = new IntentOutcome(signed is null ? IntentDecision.AwaitingHuman : IntentDecision.Approved)
        {
            IntentId = intent.IntentId,
            Plan = canonicalPlan,
            Approval = signed is null ? default : signed.Utf8,
            Reason = signed is null ? risk.Rationale : null,
        };
        var last = signed is null
            ? new NewEvent(IntentEvents.HumanRequested, new HumanRequest(plan.PlanId, risk.Rationale).ToUtf8())
            : new NewEvent(Guid.Parse(signed.Document.ApprovalId), IntentEvents.Approved, signed.Utf8);
        var append = new StreamAppend(
            IntentEvents.StreamOf(intent.IntentId),
            ExpectedVersion: 0,
            [new(IntentEvents.Received, canonicalIntent), new(Guid.Parse(plan.PlanId), IntentEvents.Planned, canonicalPlan), last]);

        Receipt receipt;
        try
        {
            StreamAppend[] appends = alongside is null ? [append] : [append, alongside(outcome, append.Stream, append.Events.Count)];
            receipt = await store.AppendInTimeAsync(appends, options.StoreTimeout, clock, cancellation);
        }
        catch (WrongExpectedVersionException error) when (error.Stream == append.Stream)
        {
            return await RepeatAsync(intent, canonicalIntent, cancellation);
        }

        histories.Record(subject, intent, signed is null ? RequestOutcome.AwaitingHuman : RequestOutcome.Approved, now);
        if (signed is not null)
        {
            IssuedApproval.MustHold(verifier, signed.Utf8.Span, terms);
        }

        return outcome with { Receipt = receipt };
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

        return new IntentOutcome(stored.Decision)
        {
            IntentId = intent.IntentId,
            Plan = stored.Plan,
            Approval = stored.Approval,
            Denial = stored.Denial,
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
