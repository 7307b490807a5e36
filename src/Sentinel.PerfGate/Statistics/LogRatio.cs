namespace Sentinel.PerfGate.Statistics;

/// <summary>Compares launches of two sides by the ratio head/base, on the log scale.</summary>
public static class LogRatio
{
    // log(105) - log(100) and log(1.05) differ in the last bits: a change equal to the limit is not above it.
    private const double Rounding = 1e-12;

    /// <summary>
    /// Estimate, exact one-sided bounds and p-value of the ratio: Wilcoxon's signed-rank test when paired, Mann and
    /// Whitney's otherwise, with the Hodges–Lehmann estimate and interval (Hodges and Lehmann 1963).
    /// </summary>
    /// <param name="baseLaunches">One figure a launch of base, in any unit, positive.</param>
    /// <param name="headLaunches">One figure a launch of head, in the same unit; the same pair at the same index when paired.</param>
    /// <param name="paired">Whether launches of one index were taken next to each other.</param>
    /// <param name="limit">The relative change that is still allowed, above -1.</param>
    /// <param name="confidence">Confidence of each bound, 0.5 to 1 exclusive.</param>
    /// <exception cref="ArgumentException">A side is empty, or paired sides differ in length.</exception>
    public static RatioComparison Compare(
        IReadOnlyList<double> baseLaunches,
        IReadOnlyList<double> headLaunches,
        bool paired,
        double limit,
        double confidence)
    {
        if (baseLaunches.Count == 0)
            throw new ArgumentException("There are no launches to compare with.", nameof(baseLaunches));
        if (headLaunches.Count == 0 || (paired && headLaunches.Count != baseLaunches.Count))
            throw new ArgumentException("Launches to compare are missing.", nameof(headLaunches));

        if ((WithoutLogarithm(baseLaunches, "base") ?? WithoutLogarithm(headLaunches, "head")) is { } reason)
            return None(reason, baseLaunches.Count, headLaunches.Count, paired, limit, confidence);

        var baseLogs = baseLaunches.Select(figure => Math.Log(figure)).ToArray();
        var headLogs = headLaunches.Select(figure => Math.Log(figure)).ToArray();
        return paired
            ? Paired(headLogs.Zip(baseLogs, (head, @base) => head - @base).ToArray(), limit, confidence)
            : Unpaired(baseLogs, headLogs, limit, confidence);
    }

    /// <summary>One launch a side, with an assumed standard deviation of log launches: normal, not exact.</summary>
    public static RatioComparison CompareAssuming(
        double baseLaunch, double headLaunch, double launchSd, double limit, double confidence)
    {
        if ((WithoutLogarithm([baseLaunch], "base") ?? WithoutLogarithm([headLaunch], "head")) is { } reason)
            return None(reason, 1, 1, false, limit, confidence);

        var change = Math.Log(headLaunch) - Math.Log(baseLaunch);
        var error = launchSd * Math.Sqrt(2);
        var reach = Normal.Quantile(confidence) * error;
        var comparison = new RatioComparison
        {
            Estimate = Relative(change),
            Lower = Relative(change - reach),
            Upper = Relative(change + reach),
            PValue = 1 - Normal.Cdf((change - Threshold(limit)) / error),
            SmallestPValue = 0,
            Limit = limit,
            Confidence = confidence,
            Paired = false,
            BaseLaunches = 1,
            HeadLaunches = 1,
            Spread = launchSd,
            IsSpreadAssumed = true,
            MinimumDetectableEffect = Relative((Normal.Quantile(confidence) + Normal.Quantile(DetectableEffect.Power)) * error),
        };
        return comparison with { LaunchesToSettle = Settling.MoreLaunches(comparison) };
    }

    private static RatioComparison Paired(double[] differences, double limit, double confidence)
    {
        var (n, sd) = (differences.Length, Moments.StandardDeviation(differences));
        var comparison = Of(new PairedShift(differences), limit, confidence) with
        {
            Paired = true,
            BaseLaunches = n,
            HeadLaunches = n,
            Spread = sd,
            MinimumDetectableEffect = DetectableEffect.Paired(n, sd, confidence),
        };
        return comparison with { LaunchesToSettle = Settling.MorePairs(comparison) };
    }

    private static RatioComparison Unpaired(double[] baseLogs, double[] headLogs, double limit, double confidence)
    {
        var sd = Moments.PooledStandardDeviation(baseLogs, headLogs);
        var comparison = Of(new TwoSampleShift(baseLogs, headLogs), limit, confidence) with
        {
            BaseLaunches = baseLogs.Length,
            HeadLaunches = headLogs.Length,
            Spread = sd,
            MinimumDetectableEffect = DetectableEffect.Unpaired(baseLogs.Length, headLogs.Length, sd, confidence),
        };
        return comparison with { LaunchesToSettle = Settling.MoreLaunches(comparison) };
    }

    private static RatioComparison Of(IShiftSample sample, double limit, double confidence)
    {
        var critical = sample.CriticalValue(1 - confidence);
        return new RatioComparison
        {
            Estimate = Relative(ShiftBounds.Median(sample)),
            Lower = critical is { } k ? Relative(ShiftBounds.Largest(sample, k)) : -1,
            Upper = critical is { } m ? Relative(ShiftBounds.Largest(sample, sample.Count - m + 1)) : double.PositiveInfinity,
            PValue = sample.UpperTail(sample.CountAbove(Threshold(limit))),
            SmallestPValue = sample.UpperTail(sample.Count),
            Limit = limit,
            Confidence = confidence,
            Paired = false,
            BaseLaunches = 0,
            HeadLaunches = 0,
        };
    }

    private static RatioComparison None(
        string reason, int baseLaunches, int headLaunches, bool paired, double limit, double confidence) => new()
        {
            NoRatio = reason,
            Estimate = double.NaN,
            Lower = double.NaN,
            Upper = double.NaN,
            PValue = double.NaN,
            SmallestPValue = double.NaN,
            Limit = limit,
            Confidence = confidence,
            Paired = paired,
            BaseLaunches = baseLaunches,
            HeadLaunches = headLaunches,
        };

    private static string? WithoutLogarithm(IReadOnlyList<double> launches, string side)
    {
        foreach (var launch in launches)
        {
            if (!double.IsFinite(launch) || launch <= 0)
                return $"a launch of {side} measured {launch.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}, and a ratio needs positive figures";
        }

        return null;
    }

    private static double Threshold(double limit) => double.LogP1(limit) + Rounding;

    private static double Relative(double log) => double.ExpM1(log);
}
