using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>How far launches of the same code differ: standard deviation of the logs of their figures.</summary>
/// <param name="Sd">The standard deviation.</param>
/// <param name="Assumed">Whether the launches were too few to show it.</param>
internal sealed record LaunchSpread(double Sd, bool Assumed)
{
    /// <summary>Of these launches; a few that agree by chance count as what is usual in the whole run.</summary>
    /// <param name="figures">One positive figure a launch.</param>
    /// <param name="usual">See <see cref="Usual"/>.</param>
    public static LaunchSpread Of(IReadOnlyList<double> figures, double usual) =>
        Measured(figures) is { } own ? new LaunchSpread(Math.Max(own, usual), Assumed: false) : new LaunchSpread(LogMean.AssumedSpread, Assumed: true);

    /// <summary>The median over targets that have launches enough; 0 without any.</summary>
    public static double Usual(IEnumerable<IReadOnlyList<double>> targets)
    {
        var measured = targets.Select(Measured).OfType<double>().Order().ToList();
        return measured.Count == 0 ? 0 : measured[measured.Count / 2];
    }

    private static double? Measured(IReadOnlyList<double> figures) =>
        figures.Count >= LogMean.FewestLaunches && figures.All(figure => figure > 0) ? Moments.StandardDeviation([.. figures.Select(figure => Math.Log(figure))]) : null;
}
