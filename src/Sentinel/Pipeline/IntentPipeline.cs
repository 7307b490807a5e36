using System.Text.Json;
using Sentinel.Events;
using Sentinel.Policy;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>What happens to an intent: validate, plan, approve and sign, verify, store. Thread-safe.</summary>
public sealed class IntentPipeline(
    DocumentValidator validator,
    UserHistories histories,
    IApprovalSigner signer,
    ApprovalVerifier verifier,
    IEventStore store,
    PipelineOptions options,
    TimeProvider clock,
    IRequestRecorder? recorder = null)
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
            return await RefuseAsync(utf8, validation, now, cancellation);
        }

        var intent = validation.Document!.Value.Deserialize(DocumentJson.Default.Intent)!;
        var subject = UserHistories.SubjectOf(intent);
        var inputs = DecisionInputs.Draw(now, histories.Standing(subject, intent.Tool, now));
        var decision = IntentDecider.Decide(validation.Document.Value, intent, inputs, signer.Sign);
        if (decision.Approval is { } approval)
        {
            // Before it is stored: what was stored is answered again to whoever asks again.
            IssuedApproval.MustHold(verifier, approval, decision.Terms);
        }

        var outcome = decision.ToOutcome();
        var append = decision.ToAppend();

        Receipt receipt;
        try
        {
            var recorded = recorder?.Decided(utf8, outcome, inputs, decision.Approval?.Document.KeyId);
            StreamAppend?[] appends = [append, recorded, alongside?.Invoke(outcome, append.Stream, append.Events.Count)];
            receipt = await store.AppendInTimeAsync([.. appends.OfType<StreamAppend>()], options.StoreTimeout, clock, cancellation);
        }
        catch (WrongExpectedVersionException error) when (error.Stream == append.Stream)
        {
            return await RepeatAsync(intent, decision.CanonicalIntent, cancellation);
        }

        histories.Record(subject, intent, decision.Approval is null ? RequestOutcome.AwaitingHuman : RequestOutcome.Approved, now);
        return outcome with { Receipt = receipt };
    }

    private async Task<IntentOutcome> RefuseAsync(
        ReadOnlyMemory<byte> utf8, ValidationResult validation, DateTimeOffset now, CancellationToken cancellation)
    {
        RecordRejection(validation, now);
        if (recorder?.Refused(utf8, validation.Errors, now) is { } recorded)
        {
            await store.AppendInTimeAsync([recorded], options.StoreTimeout, clock, cancellation);
        }

        return new IntentOutcome(IntentDecision.Invalid) { Errors = validation.Errors };
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
