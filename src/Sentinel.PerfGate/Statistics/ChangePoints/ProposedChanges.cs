using Perfolizer.Mathematics.Cpd;

namespace Sentinel.PerfGate.Statistics.ChangePoints;

/// <summary>
/// Places that ED-PELT proposes (Haynes, Fearnhead and Eckley, "A computationally efficient nonparametric approach for changepoint
/// detection", Statistics and Computing 27, 2017). It proposes some in a quarter to a third of series that are pure noise.
/// </summary>
internal static class ProposedChanges
{
    /// <summary>First indices of new levels, ascending; each part between two proposals is searched again.</summary>
    public static IReadOnlyList<int> Of(double[] series, int minimumSegment)
    {
        var found = new SortedSet<int>();
        Search(series, 0, series.Length, minimumSegment, found);
        return [.. found];
    }

    // The penalty for a change grows with the length of the series, which hides short levels between long ones.
    private static void Search(double[] series, int from, int to, int minimumSegment, SortedSet<int> found)
    {
        if (to - from < 2 * minimumSegment) return;
        // Perfolizer gives the last index of the old level.
        var proposed = EdPeltChangePointDetector.Instance.GetChangePointIndexes(series[from..to], minimumSegment).Select(last => from + last + 1).ToArray();
        if (proposed.Length == 0) return;
        found.UnionWith(proposed);
        int[] edges = [from, .. proposed, to];
        for (var part = 0; part + 1 < edges.Length; part++) Search(series, edges[part], edges[part + 1], minimumSegment, found);
    }
}
