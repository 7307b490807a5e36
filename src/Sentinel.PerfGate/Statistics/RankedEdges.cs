namespace Sentinel.PerfGate.Statistics;

internal sealed class RankedEdges
{
    private readonly double[] _edges;
    private readonly long[] _cumulative;

    public RankedEdges(IEnumerable<(double Edge, long Count)> edges)
    {
        var sorted = edges.OrderBy(edge => edge.Edge).ToArray();
        _edges = Array.ConvertAll(sorted, edge => edge.Edge);
        _cumulative = new long[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            _cumulative[i] = Total += sorted[i].Count;
    }

    public long Total { get; }

    /// <summary>The edge of the value of this rank, from 1.</summary>
    public double At(long rank)
    {
        var index = Array.BinarySearch(_cumulative, rank);
        return _edges[index >= 0 ? index : ~index];
    }
}
