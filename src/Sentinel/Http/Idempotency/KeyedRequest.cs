using System.Security.Cryptography;
using System.Text;
using Sentinel.Events;
using Sentinel.Pipeline;

namespace Sentinel.Http.Idempotency;

/// <summary>A request with an <c>Idempotency-Key</c> that keeps no answer yet.</summary>
/// <param name="Stream">The key's stream.</param>
/// <param name="Version">How many events that holds: answers that are kept no more.</param>
/// <param name="Fingerprint">What the request is: method, path and body, by SHA-256.</param>
internal sealed record KeyedRequest(string Stream, long Version, string Fingerprint)
{
    /// <summary>The answer given under a key.</summary>
    public const string Answered = "request.answered";

    /// <summary>The stream of a client's key. A key has no line feed: no other client and key run together to the same text.</summary>
    public static string StreamOf(string client, string key) =>
        $"idempotency/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{client}\n{key}")))}";

    public static string FingerprintOf(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.PathBase}{request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Keeps the answer in the same batch as what it answers. It expects the key to be untaken still, so that of all requests under one
    /// key one is carried out, in whatever process.
    /// </summary>
    public Alongside<TOutcome> Keep<TOutcome>(AnswerForm<TOutcome> form) => (outcome, stream, sequence) =>
    {
        var kept = new KeptAnswer(
            Fingerprint, form.StatusOf(outcome), form.ToUtf8(outcome), form.HasReceipt ? stream : null, sequence);
        return new StreamAppend(Stream, Version, [new NewEvent(Answered, kept.ToUtf8())]);
    };
}
