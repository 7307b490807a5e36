namespace Sentinel.PerfGate.Statistics.ChangePoints;

/// <summary>The levels on both sides of a place: Hodges and Lehmann's shift of the logs, Mann and Whitney's test.</summary>
internal static class LevelComparison
{
    /// <summary>How many values next to the place are compared, each side: more say nothing new and cost time.</summary>
    public const int Reach = 200;

    // Logs of equal ratios differ in the last bits; a tie counts for "the same level".
    private const double Tie = 1e-12;

    /// <param name="logs">Logs of the series.</param>
    /// <param name="from">First index of the level before.</param>
    /// <param name="at">First index of the new level.</param>
    /// <param name="to">The index after its last.</param>
    public static ChangePoint At(double[] logs, int from, int at, int to)
    {
        var before = logs[Math.Max(from, at - Reach)..at];
        var after = logs[at..Math.Min(to, at + Reach)];
        var (up, down) = (new TwoSampleShift(before, after), new TwoSampleShift(after, before));
        // This library's exact distribution: Perfolizer's test is 0 where 5 values stand against 95 (exactly 2.7e-8).
        var tail = up.UpperTail(Math.Max(up.CountAbove(Tie), down.CountAbove(Tie)));
        return new ChangePoint(at, double.ExpM1(ShiftBounds.Median(up)), Math.Min(1, 2 * tail), at - from, to - at);
    }
}
