namespace Sentinel.PerfGate.Load;

/// <summary>How one request ended.</summary>
/// <param name="Failure">Why it failed; null when it succeeded.</param>
/// <param name="Detail">What a reader needs to find the cause: <c>503 Service Unavailable</c>, an exception's message.</param>
public readonly record struct RequestOutcome(FailureClass? Failure, string? Detail)
{
    public static RequestOutcome Success => default;

    public static RequestOutcome Failed(FailureClass failure, string detail) => new(failure, detail);
}
