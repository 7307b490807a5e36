namespace Sentinel.Http.Idempotency;

/// <summary>A POST that keeps its answer under an <c>Idempotency-Key</c> when the request has one.</summary>
internal interface IKeyedPost
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="keyed">What its answer is kept by; null when the request has no key.</param>
    /// <exception cref="Sentinel.Events.WrongExpectedVersionException">
    /// The key was taken meanwhile. Nothing was stored and nothing answered; look for the key again.
    /// </exception>
    Task AnswerAsync(HttpContext context, byte[] body, KeyedRequest? keyed);
}
