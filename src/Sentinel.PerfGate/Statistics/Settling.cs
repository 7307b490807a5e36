namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// How many more launches would probably (8 times in 10) decide a comparison whose estimate and spread stay as they are:
/// n = ((z_α + z_0.8)·sd / distance)², over the rank tests' efficiency 3/π.
/// </summary>
internal static class Settling
{
    private const int Most = 10_000;

    public static int? MorePairs(RatioComparison comparison) =>
        More(comparison, variances: 1, n => SignedRankDistribution.For(n).CriticalValue(1 - comparison.Confidence) is not null);

    public static int? MoreLaunches(RatioComparison comparison) =>
        More(comparison, variances: 2, n => MannWhitneyDistribution.For(n, n).CriticalValue(1 - comparison.Confidence) is not null);

    /// <summary>The pairs that would decide it at this confidence, so often; infinite when the estimate is the limit itself.</summary>
    public static double Pairs(RatioComparison comparison, double confidence, double power) => Launches(comparison, variances: 1, confidence, power);

    private static double Launches(RatioComparison comparison, int variances, double confidence, double power)
    {
        var distance = Math.Abs(double.LogP1(comparison.Estimate) - double.LogP1(comparison.Limit));
        var z = Normal.Quantile(confidence) + Normal.Quantile(power);
        return variances * Math.Pow(z * comparison.Spread / distance, 2) / (3 / Math.PI);
    }

    private static int? More(RatioComparison comparison, int variances, Func<int, bool> canDecide)
    {
        var present = Math.Min(comparison.BaseLaunches, comparison.HeadLaunches);
        var least = Enumerable.Range(1, 64).FirstOrDefault(canDecide, 64);
        if (!double.IsFinite(comparison.Spread))
            return least - present;

        var needed = Launches(comparison, variances, comparison.Confidence, DetectableEffect.Power);
        return needed < Most ? Math.Max(1, Math.Max(least, (int)Math.Ceiling(needed)) - present) : null;
    }
}
