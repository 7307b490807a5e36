using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// How far above what was measured a limit must lie so that a later run of the same code is proven to hold it, <see cref="Chance"/> of
/// the time. In logs; the spread between launches is taken as known.
/// </summary>
public static class PassingMargin
{
    /// <summary>How often the later run passes.</summary>
    public const double Chance = 0.99;

    /// <summary>For the mean over launches, which <see cref="LogMean"/> judges: above its estimate.</summary>
    /// <param name="measured">Launches measured, 1 or more.</param>
    /// <param name="later">Launches of the later run, 1 or more.</param>
    /// <param name="spread">Standard deviation of the logs of launches.</param>
    /// <param name="confidence">Confidence of the later run's bound.</param>
    public static double OfMean(int measured, int later, double spread, double confidence)
    {
        // The later mean may be high and its spread large: half of the misses for each (Bonferroni).
        var share = 1 - ((1 - Chance) / 2);
        var mean = Normal.Quantile(share) * spread * Math.Sqrt((1.0 / measured) + (1.0 / later));
        var reach = later < LogMean.FewestLaunches
            ? Normal.Quantile(confidence) * LogMean.AssumedSpread
            : new StudentDistribution(later - 1).Quantile(confidence) * spread * LargestSpread(later - 1, share);
        return mean + (reach / Math.Sqrt(later));
    }

    /// <summary>For a figure that must hold in each launch: above the worst one measured.</summary>
    /// <inheritdoc cref="OfMean"/>
    public static double OfWorst(int measured, int later, double spread) =>
        Normal.Quantile(1 - ((1 - Chance) / later)) * spread * Math.Sqrt(1 + (1.0 / measured));

    /// <summary>What a sample's standard deviation reaches over the true one: √(χ²/df), the quantile by Wilson and Hilferty (1931).</summary>
    private static double LargestSpread(int degreesOfFreedom, double quantile)
    {
        var part = 2.0 / (9 * degreesOfFreedom);
        return Math.Pow(1 - part + (Normal.Quantile(quantile) * Math.Sqrt(part)), 1.5);
    }
}
