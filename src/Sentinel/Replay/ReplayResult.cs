namespace Sentinel.Replay;

/// <summary>A replayed request.</summary>
/// <param name="IntentId">The intent; null when the original was refused.</param>
/// <param name="Time">When the original came.</param>
/// <param name="Differences">Where the answers differ; empty when they are the same.</param>
public sealed record ReplayResult(string? IntentId, DateTimeOffset Time, IReadOnlyList<ReplayDifference> Differences)
{
    /// <summary>Whether the replayed answer is the original.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>
    /// Whether the signature was verified instead of made again: the key is not here any more, or its signatures are random (ECDSA).
    /// </summary>
    public bool SignatureVerifiedOnly { get; init; }
}
