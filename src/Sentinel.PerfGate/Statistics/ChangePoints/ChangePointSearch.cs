namespace Sentinel.PerfGate.Statistics.ChangePoints;

/// <summary>Changes of level in a series of figures, one a run.</summary>
public static class ChangePointSearch
{
    /// <summary>
    /// What ED-PELT proposes, without what does not hold: the weakest place is taken out and its two levels become one, until every
    /// place left has the minimum effect and a p-value of at most (1 - confidence)/n, Bonferroni over the places of a series of n.
    /// Joining lets small steps in one direction add up, so a slow drift is found as one or a few larger changes.
    /// </summary>
    /// <param name="series">One figure a run in the order of the runs, in any unit, positive and finite.</param>
    /// <param name="options">What must hold.</param>
    /// <returns>The changes, oldest first.</returns>
    /// <exception cref="ArgumentException">A figure is not positive and finite.</exception>
    public static IReadOnlyList<ChangePoint> Find(IReadOnlyList<double> series, ChangePointOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        if (series.Any(value => !double.IsFinite(value) || value <= 0))
            throw new ArgumentException("A figure must be positive and finite.", nameof(series));

        double[] values = [.. series];
        double[] logs = [.. values.Select(value => Math.Log(value))];
        var alpha = Alpha(options, values.Length);
        var places = ProposedChanges.Of(values, options.MinimumSegment).ToList();
        while (true)
        {
            var changes = Compare(logs, places);
            if (changes.Count == 0) return changes;
            var weakest = changes.MinBy(change => Strength(change, options.MinimumEffect, alpha))!;
            if (Strength(weakest, options.MinimumEffect, alpha) >= 1) return changes;
            places.Remove(weakest.Index);
        }
    }

    /// <summary>The fewest runs in which any change could hold: two levels of equal length, every run of one above all of the other.</summary>
    public static int FewestRuns(ChangePointOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        for (var runs = 2 * options.MinimumSegment; ; runs++)
        {
            var distribution = MannWhitneyDistribution.For(runs / 2, runs - (runs / 2));
            if (2 * distribution.UpperTail(distribution.Max) <= Alpha(options, runs)) return runs;
        }
    }

    private static double Alpha(ChangePointOptions options, int runs) => (1 - options.Confidence) / Math.Max(1, runs);

    private static List<ChangePoint> Compare(double[] logs, List<int> places)
    {
        int[] edges = [0, .. places, logs.Length];
        return [.. Enumerable.Range(1, places.Count).Select(place => LevelComparison.At(logs, edges[place - 1], edges[place], edges[place + 1]))];
    }

    /// <summary>From 1 on it holds; below, how near it comes in the one of both demands that it misses by more.</summary>
    private static double Strength(ChangePoint change, double minimumEffect, double alpha) => Math.Min(
        Math.Abs(double.LogP1(change.Effect)) / double.LogP1(minimumEffect),
        Math.Log(Math.Max(change.PValue, double.Epsilon)) / Math.Log(alpha));
}
