using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace Sentinel.PerfGate.Statistics;

/// <summary>A mean over launches with one-sided bounds: Student's t on the logs of the launches' figures (Student 1908).</summary>
/// <param name="Estimate">The geometric mean of the launches.</param>
/// <param name="Lower">The mean is at least this.</param>
/// <param name="Upper">The mean is at most this.</param>
/// <param name="Spread">Standard deviation of the logs: measured, or assumed.</param>
/// <param name="Assumed">True when the launches were too few to measure a spread.</param>
public sealed record LogMean(double Estimate, double Lower, double Upper, double Spread, bool Assumed)
{
    /// <summary>Launches from which the spread is measured.</summary>
    public const int FewestLaunches = 3;

    /// <summary>The standard deviation between launches that is assumed for fewer: 15 %.</summary>
    public const double AssumedSpread = 0.15;

    /// <summary>The mean of positive figures, one a launch; null when one has no logarithm or there is none.</summary>
    /// <param name="launches">One figure a launch.</param>
    /// <param name="confidence">Confidence of each bound, 0.5 to 1 exclusive.</param>
    /// <param name="fewest">Launches from which the spread is measured, at least 2.</param>
    public static LogMean? Of(IReadOnlyList<double> launches, double confidence, int fewest = FewestLaunches)
    {
        if (launches.Count == 0 || launches.Any(figure => !double.IsFinite(figure) || figure <= 0))
            return null;

        var logs = launches.Select(figure => Math.Log(figure)).ToArray();
        var center = logs.Average();
        var assumed = logs.Length < fewest;
        var spread = assumed ? AssumedSpread : Moments.StandardDeviation(logs);
        var quantile = assumed ? Normal.Quantile(confidence) : new StudentDistribution(logs.Length - 1).Quantile(confidence);
        var reach = quantile * spread / Math.Sqrt(logs.Length);
        return new LogMean(Math.Exp(center), Math.Exp(center - reach), Math.Exp(center + reach), spread, assumed);
    }

    /// <summary>
    /// More launches that would probably (8 times in 10) settle whether the mean is below or above a limit; null when no
    /// number below 10,000 would. The normal sample size with z_α²/2 added for t (Guenther 1981).
    /// </summary>
    public int? LaunchesToSettle(double limit, int present, double confidence)
    {
        var alpha = Normal.Quantile(confidence);
        var ratio = (alpha + Normal.Quantile(DetectableEffect.Power)) * Spread / (Math.Log(limit) - Math.Log(Estimate));
        var needed = (ratio * ratio) + (alpha * alpha / 2);
        return needed < 10_000 ? Math.Max(1, Math.Max(FewestLaunches, (int)Math.Ceiling(needed)) - present) : null;
    }
}
