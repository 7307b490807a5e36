namespace Sentinel.Replay;

/// <summary>What came of replaying many requests.</summary>
/// <param name="Requests">How many.</param>
/// <param name="Same">How many had the same answer, to the byte.</param>
/// <param name="SignatureVerifiedOnly">How many of these had their signature verified instead of made again.</param>
/// <param name="Differing">Those that had another.</param>
public sealed record ReplayReport(int Requests, int Same, int SignatureVerifiedOnly, IReadOnlyList<ReplayResult> Differing)
{
    /// <summary>Sums results up.</summary>
    public static async Task<ReplayReport> OfAsync(IAsyncEnumerable<ReplayResult> results, CancellationToken cancellation = default)
    {
        var (requests, same, verified) = (0, 0, 0);
        var differing = new List<ReplayResult>();
        await foreach (var result in results.WithCancellation(cancellation))
        {
            requests++;
            if (result.IsSame)
            {
                same++;
                verified += result.SignatureVerifiedOnly ? 1 : 0;
            }
            else
            {
                differing.Add(result);
            }
        }

        return new ReplayReport(requests, same, verified, differing);
    }
}
