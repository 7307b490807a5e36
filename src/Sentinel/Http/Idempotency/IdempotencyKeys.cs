using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Sentinel.Events;
using Sentinel.Validation;

namespace Sentinel.Http.Idempotency;

/// <summary>
/// Answers under an <c>Idempotency-Key</c>: the same request again gets the answer that was kept, for 24 hours and over restarts and
/// processes. Kept are the answers to what was stored; a refused request may be corrected under the same key.
/// </summary>
internal sealed class IdempotencyKeys(IEventStore store, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Reads a request's body and lets it be answered, or repeats its answer.</summary>
    public async Task AnswerAsync(HttpContext context, IKeyedPost post, int bodyLimit = DocumentLimits.MaxBytes)
    {
        var body = await RequestBody.ReadAsync(context, bodyLimit);
        if (body is null)
        {
            return;
        }

        if (context.Request.Headers.TryGetValue(IdempotencyKey.HeaderName, out var header))
        {
            await AnswerAsync(context, body, post, header);
        }
        else
        {
            await post.AnswerAsync(context, body, keyed: null);
        }
    }

    /// <summary>Writes an answer. One that was given before without the key is kept from now on.</summary>
    public Task WriteAsync<TOutcome>(HttpContext context, KeyedRequest? keyed, AnswerForm<TOutcome> form, TOutcome outcome) =>
        keyed is not null && form.IsRepeat(outcome)
            ? KeepAndWriteAsync(context, keyed, form, outcome)
            : form.WriteAsync(context, outcome);

    /// <exception cref="WrongExpectedVersionException">Another request under the key was answered in the meantime.</exception>
    public async Task ThrowIfTakenAsync(KeyedRequest keyed, CancellationToken cancellation)
    {
        var version = await LastAsync(keyed.Stream, cancellation) is { } last ? last.Sequence : 0;
        if (version != keyed.Version)
        {
            throw new WrongExpectedVersionException(keyed.Stream, keyed.Version, version);
        }
    }

    private async Task AnswerAsync(HttpContext context, byte[] body, IKeyedPost post, StringValues header)
    {
        if (!IdempotencyKey.TryRead(header, out var key))
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status400BadRequest, "Idempotency-Key must be one string of 1 to 255 printable ASCII characters.");
            return;
        }

        var stream = KeyedRequest.StreamOf(context.User.Identity?.Name ?? "", key);
        var fingerprint = KeyedRequest.FingerprintOf(context.Request, body);
        while (true)
        {
            var last = await LastAsync(stream, context.RequestAborted);
            if (last is not null && clock.GetUtcNow() < last.Time + Kept)
            {
                await RepeatAsync(context, KeptAnswer.Read(last.Data.Span), fingerprint);
                return;
            }

            try
            {
                await post.AnswerAsync(context, body, new KeyedRequest(stream, last?.Sequence ?? 0, fingerprint));
                return;
            }
            catch (WrongExpectedVersionException error) when (error.Stream == stream)
            {
                // Another request under this key was first; its answer is in the store now.
            }
        }
    }

    private async Task<StoredEvent?> LastAsync(string stream, CancellationToken cancellation)
    {
        // More than one only where a key came again after a day.
        var answers = await store.ReadStreamAsync(stream, cancellation: cancellation);
        return answers.Count == 0 ? null : answers[^1];
    }

    private async Task RepeatAsync(HttpContext context, KeptAnswer kept, string fingerprint)
    {
        if (kept.Fingerprint != fingerprint)
        {
            await Problems.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, "The Idempotency-Key belongs to another request.");
            return;
        }

        IReadOnlyList<StoredEvent> at = kept.Stream is null
            ? []
            : await store.ReadStreamAsync(kept.Stream, kept.Sequence, limit: 1, context.RequestAborted);
        JsonAnswers.Begin(context.Response, kept.Status, isRepeat: true);
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            foreach (var property in JsonElement.Parse(kept.Answer.Span).EnumerateObject())
            {
                writer.WriteDocument(JsonMarshal.GetRawUtf8PropertyName(property), JsonMarshal.GetRawUtf8Value(property.Value));
            }

            if (at is [var stored])
            {
                writer.WriteReceipt(new Receipt(stored.Stream, stored.Sequence, stored.Hash));
            }

            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async Task KeepAndWriteAsync<TOutcome>(HttpContext context, KeyedRequest keyed, AnswerForm<TOutcome> form, TOutcome outcome)
    {
        var receipt = form.ReceiptOf(outcome)!;
        await store.AppendAsync(keyed.Keep(form)(outcome, receipt.Stream, receipt.Sequence), context.RequestAborted);
        await form.WriteAsync(context, outcome);
    }
}
