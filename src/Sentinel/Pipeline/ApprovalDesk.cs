using System.Text.Json;
using Sentinel.Events;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>Verifies approvals with what only the store knows: which was issued for an intent, and which was used. Thread-safe.</summary>
public sealed class ApprovalDesk(ApprovalVerifier verifier, IEventStore store, ApprovalRules rules, TimeProvider clock)
{
    private static readonly Verification Used = new(false, "the approval was used already");

    /// <summary>Verifies an approval as it was received.</summary>
    /// <param name="approval">The document's bytes.</param>
    /// <param name="binding">What it must approve.</param>
    /// <param name="use">Whether to use it up: of all that ask so, one is answered verified.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="EventStoreUnavailableException">Its use could not be made durable.</exception>
    public Task<Verification> VerifyAsync(
        ReadOnlyMemory<byte> approval, ApprovalBinding binding, bool use = false, CancellationToken cancellation = default) =>
        VerifyAsync(approval, binding, use, alongside: null, cancellation);

    /// <summary>Verifies an approval as it was received, and appends something else in the same batch when that uses it up.</summary>
    /// <param name="approval">The document's bytes.</param>
    /// <param name="binding">What it must approve.</param>
    /// <param name="use">Whether to use it up: of all that ask so, one is answered verified.</param>
    /// <param name="alongside">What else to append; null for nothing.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="EventStoreUnavailableException">Its use could not be made durable.</exception>
    /// <exception cref="WrongExpectedVersionException">What goes alongside was not as expected. Nothing was used up.</exception>
    public async Task<Verification> VerifyAsync(
        ReadOnlyMemory<byte> approval,
        ApprovalBinding binding,
        bool use,
        Alongside<Verification>? alongside,
        CancellationToken cancellation = default)
    {
        var verification = verifier.Verify(approval.Span, binding);
        if (!verification.Verified)
        {
            return verification;
        }

        var document = JsonSerializer.Deserialize(approval.Span, DocumentJson.Default.Approval)!;
        return use ? await UseAsync(document, alongside, cancellation) : await UnlessUsedAsync(document, verification, cancellation);
    }

    /// <summary>Verifies the approval that is stored for an intent.</summary>
    /// <param name="intentId">The intent.</param>
    /// <param name="signature">The approval's signature, as its holder has it.</param>
    /// <param name="timestamp">When the holder asks; must lie in the approval's life and not in the future.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Verification> VerifyStoredAsync(
        string intentId, string signature, DateTimeOffset timestamp, CancellationToken cancellation = default)
    {
        var stored = await StoredIntent.ReadAsync(store, intentId, cancellation);
        if (stored is not { Decision: IntentDecision.Approved })
        {
            return new Verification(false, stored switch
            {
                null => "no such intent is stored",
                { Decision: IntentDecision.Denied } => "a human denied the intent",
                _ => "the intent is not approved yet",
            });
        }

        var approval = JsonSerializer.Deserialize(stored.Approval.Span, DocumentJson.Default.Approval)!;
        if (!string.Equals(approval.Signature, signature, StringComparison.Ordinal))
        {
            return new Verification(false, "the signature is not that of the intent's approval");
        }

        var binding = new ApprovalBinding(ContentDigest.OfCanonical(stored.Plan.Span), ContentDigest.OfCanonical(stored.Intent.Span));
        return CheckTimestamp(approval, timestamp) ?? await VerifyAsync(stored.Approval, binding, cancellation: cancellation);
    }

    private Verification? CheckTimestamp(Approval approval, DateTimeOffset timestamp)
    {
        var isDuringLife = Rfc3339.TryParse(approval.IssuedAt, out var issued) && Rfc3339.TryParse(approval.ExpiresAt, out var expires)
            && timestamp >= issued - rules.ClockSkew && timestamp < expires + rules.ClockSkew;
        var isPast = timestamp <= clock.GetUtcNow() + rules.ClockSkew;
        return isDuringLife && isPast ? null : new Verification(false, "the timestamp is outside the approval's life");
    }

    private async Task<Verification> UnlessUsedAsync(Approval approval, Verification otherwise, CancellationToken cancellation)
    {
        var uses = await store.ReadStreamAsync(IntentEvents.UseStreamOf(approval.ApprovalId), limit: 1, cancellation: cancellation);
        return uses.Count > 0 ? Used : otherwise;
    }

    private async Task<Verification> UseAsync(Approval approval, Alongside<Verification>? alongside, CancellationToken cancellation)
    {
        var used = new NewEvent(IntentEvents.ApprovalUsed, new ApprovalUse(approval.ApprovalId, approval.Nonce).ToUtf8());
        var append = new StreamAppend(IntentEvents.UseStreamOf(approval.ApprovalId), ExpectedVersion: 0, [used]);
        var verified = new Verification(true, "verified");
        try
        {
            StreamAppend[] appends = alongside is null ? [append] : [append, alongside(verified, append.Stream, 1)];
            await store.AppendBatchAsync(appends, cancellation);
            return verified;
        }
        catch (WrongExpectedVersionException error) when (error.Stream == append.Stream)
        {
            return Used;
        }
    }
}
