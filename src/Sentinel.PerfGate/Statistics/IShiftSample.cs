namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// Values whose location is tested and estimated by counting: Walsh averages of paired differences, or pairwise
/// differences of two samples. Test and interval come from one count, so a bound is above a limit exactly when the
/// test rejects it (Hodges and Lehmann 1963).
/// </summary>
internal interface IShiftSample
{
    /// <summary>How many averages or differences there are.</summary>
    long Count { get; }

    double Min { get; }

    double Max { get; }

    /// <summary>How many lie strictly above: the rank statistic. Ties and zeros count for the null, so p is never too small.</summary>
    long CountAbove(double threshold);

    /// <summary>P(statistic ≥ value) when the true shift is the threshold.</summary>
    double UpperTail(long statistic);

    /// <summary>The smallest statistic that is rejected at alpha; null when none is.</summary>
    long? CriticalValue(double alpha);
}
