using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Events;
using Sentinel.Pipeline;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Replay;

/// <summary>
/// Answers recorded requests again, from nothing but what was recorded and today's code, and holds the answers against the original events
/// in the store. It stores nothing.
/// </summary>
/// <param name="validator">Validates as the service does.</param>
/// <param name="store">Where the originals are.</param>
/// <param name="keys">The key of an id with its private half; null when it is not here.</param>
/// <param name="trust">The keys whose signatures count.</param>
public sealed class Replayer(DocumentValidator validator, IEventStore store, Func<string, SigningKey?> keys, TrustStore trust)
{
    private readonly ReplaySignature _signature = new(keys, trust);

    /// <summary>Replays one request.</summary>
    public async Task<ReplayResult> ReplayAsync(RecordedRequest request, CancellationToken cancellation = default)
    {
        var validation = validator.Validate(DocumentType.Intent, request.Body.Span);
        if (!validation.IsValid || request.Inputs is null)
        {
            return new ReplayResult(request.IntentId, request.Time, [.. AnswerDifferences(request, validation)]);
        }

        var originals = await OriginalsAsync(request, cancellation);
        if (originals is null)
        {
            var missing = new ReplayDifference(IntentEvents.Planned, IntentEvents.StreamOf(request.IntentId!), null, [], "the original is not in the store");
            return new ReplayResult(request.IntentId, request.Time, [missing]);
        }

        var isVerifiedOnly = false;
        var intent = validation.Document!.Value.Deserialize(DocumentJson.Default.Intent)!;
        var decision = IntentDecider.Decide(validation.Document.Value, intent, request.Inputs.At(request.Time), (terms, stamp) =>
            _signature.Again(terms, stamp, request.Inputs, SignatureOf(originals[^1]), out isVerifiedOnly)
            ?? ApprovalDraft.Sign(ApprovalDraft.Write(terms, stamp, request.Inputs.Lifetime, request.Inputs.KeyId ?? "", []), _ => []));
        var differences = decision.ToAppend().Events.Zip(originals, Difference).OfType<ReplayDifference>();
        return new ReplayResult(request.IntentId, request.Time, [.. differences]) { SignatureVerifiedOnly = isVerifiedOnly };
    }

    /// <summary>Replays many, one after the other.</summary>
    public async IAsyncEnumerable<ReplayResult> ReplayAllAsync(IAsyncEnumerable<RecordedRequest> requests)
    {
        await foreach (var request in requests)
        {
            yield return await ReplayAsync(request);
        }
    }

    /// <summary>The three events that the decision became, or null.</summary>
    private async Task<IReadOnlyList<StoredEvent>?> OriginalsAsync(RecordedRequest request, CancellationToken cancellation)
    {
        var first = await store.ReadStreamAsync(IntentEvents.StreamOf(request.IntentId!), limit: 3, cancellation: cancellation);
        return first.Count == 3 ? first : null;
    }

    private static ReplayDifference? Difference(NewEvent replayed, StoredEvent original)
    {
        if (replayed.Type != original.Type)
        {
            var change = JsonPatch.Between(Text(original.Type), Text(replayed.Type));
            return new ReplayDifference(original.Type, original.Stream, original.Sequence, change, $"the event is {replayed.Type} now");
        }

        if (replayed.Data.Span.SequenceEqual(original.Data.Span))
        {
            return null;
        }

        var patch = JsonPatch.Between(JsonElement.Parse(original.Data.Span), JsonElement.Parse(replayed.Data.Span));
        var detail = patch.Count == 0 ? "the same values are written in other bytes" : string.Join(", ", patch.Select(Path));
        return new ReplayDifference(original.Type, original.Stream, original.Sequence, patch, detail);
    }

    private static IEnumerable<ReplayDifference> AnswerDifferences(RecordedRequest request, ValidationResult validation)
    {
        var patch = JsonPatch.Between(Errors(request.Errors ?? []), Errors(validation.Errors));
        if (patch.Count > 0)
        {
            var detail = validation.IsValid ? "it is valid now" : request.Errors is null ? "it is not valid any more" : "its errors are others now";
            yield return new ReplayDifference("answer", null, null, patch, detail);
        }
    }

    private static string? SignatureOf(StoredEvent original) =>
        original.Type == IntentEvents.Approved ? JsonSerializer.Deserialize(original.Data.Span, DocumentJson.Default.Approval)!.Signature : null;

    private static JsonElement Errors(IReadOnlyList<ValidationError> errors) =>
        JsonSerializer.SerializeToElement(new JsonArray([.. errors.Select(error => JsonValue.Create(error.ToString()))]), JsonSerializerOptions.Web);

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, JsonSerializerOptions.Web);

    private static string Path(JsonNode? operation) => (string)operation!["path"]!;
}
