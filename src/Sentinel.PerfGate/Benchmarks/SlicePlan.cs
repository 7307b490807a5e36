using Sentinel.PerfGate.Benchmarks.Loops;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// How one launch measures an operation whose time the warm-up found: a few slices with a fixed number of invocations.
/// Launches are what verdicts are made of, so a launch is kept short; slices are short enough for both sides of a pair to
/// see the same moment of the machine.
/// </summary>
/// <param name="Invocations">Invocations a slice.</param>
/// <param name="Slices">Slices that count.</param>
/// <param name="SubtractsOverhead">Whether the empty loop is measured and subtracted.</param>
internal sealed record SlicePlan(long Invocations, int Slices, bool SubtractsOverhead)
{
    private const int UsualSlices = 16;
    private const int FewestSlices = 3;
    private const int FewestSetUpSlices = 8;
    private const int MostSetUpSlices = 40;
    private const double OverheadMatters = 10;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="perInvocation">Time of one invocation, in ns.</param>
    /// <param name="perSetUpCycle">Time of one invocation with its setup and cleanup, in ns; null without them.</param>
    public static SlicePlan For(double perInvocation, double? perSetUpCycle)
    {
        if (perSetUpCycle is { } cycle)
        {
            var cycles = Math.Clamp(UsualSlices * Slice.TotalNanoseconds / cycle, FewestSetUpSlices, MostSetUpSlices);
            return new(1, Affordable((int)cycles, cycle), SubtractsOverhead: false);
        }

        var fitting = Slice.TotalNanoseconds / Math.Max(perInvocation, 0.01);
        if (fitting < OperationLoops.UnrollFactor)
        {
            var invocations = Math.Max(1, (long)Math.Round(fitting));
            return new(invocations, Affordable(UsualSlices, invocations * perInvocation), SubtractsOverhead: false);
        }

        var turns = (long)Math.Ceiling(fitting / OperationLoops.UnrollFactor);
        return new(turns * OperationLoops.UnrollFactor, UsualSlices, perInvocation < OverheadMatters);
    }

    private static int Affordable(int wanted, double perSlice) =>
        (int)Math.Clamp(Longest.TotalNanoseconds / perSlice, FewestSlices, wanted);
}
