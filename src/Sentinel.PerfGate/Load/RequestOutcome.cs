using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load;

/// <summary>How one request ended.</summary>
/// <param name="Failure">Why it failed; null when it succeeded.</param>
/// <param name="Detail">What a reader needs to find the cause: <c>503 Service Unavailable</c>, an exception's message.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RequestOutcome(FailureClass? Failure, string? Detail)
{
    public static RequestOutcome Success => default;

    /// <summary>What kind of request it was, for results of its own; default null: none.</summary>
    public RequestTags? Tags { get; init; }

    public static RequestOutcome Failed(FailureClass failure, string detail) => new(failure, detail);
}
