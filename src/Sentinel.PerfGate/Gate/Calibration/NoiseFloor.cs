using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Calibration;

/// <summary>How far identical code differs from itself in one target on one machine.</summary>
/// <param name="Target">The target's id.</param>
/// <param name="Pairs">Pairs behind it.</param>
/// <param name="PairedSd">Standard deviation of the log ratio of a pair: about the relative difference of two launches.</param>
/// <param name="PairSeconds">What one pair costs, starts of workers included.</param>
/// <param name="Confidence">Confidence that detectable changes are stated at.</param>
public sealed record NoiseFloor(string Target, int Pairs, double PairedSd, double PairSeconds, double Confidence)
{
    /// <summary>
    /// The smallest relative slowdown that measuring this target alone for so long finds 8 times in 10;
    /// null when so few pairs fit that none is ever found.
    /// </summary>
    public double? SmallestDetectable(TimeSpan length) =>
        (int)(length.TotalSeconds / PairSeconds) is var pairs and >= 1 ? DetectableEffect.Paired(pairs, PairedSd, Confidence) : null;

    /// <summary>How long this target alone must be measured to find such a slowdown 8 times in 10; null above a day.</summary>
    public TimeSpan? TimeToDetect(double slowdown)
    {
        for (var length = TimeSpan.FromSeconds(1); length < TimeSpan.FromDays(1); length *= 1.1)
            if (SmallestDetectable(length) <= slowdown) return length;
        return null;
    }
}
