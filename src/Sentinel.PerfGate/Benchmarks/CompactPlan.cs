using BenchmarkDotNet.Jobs;
using Perfolizer.Mathematics.OutlierDetection;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// How one launch measures an operation whose time the warm-up found: a few iterations with a fixed number of
/// invocations. Launches are what verdicts are made of, so a launch is kept short.
/// </summary>
/// <param name="Invocations">Invocations an iteration.</param>
/// <param name="Unroll">Invocations a turn of the emitted loop.</param>
/// <param name="Warmups">Iterations before the counted ones.</param>
/// <param name="Iterations">Counted iterations.</param>
/// <param name="EvaluateOverhead">Whether the empty loop is measured and subtracted.</param>
internal sealed record CompactPlan(long Invocations, int Unroll, int Warmups, int Iterations, bool EvaluateOverhead)
{
    public const int UnrollFactor = 16;

    private const int UsualIterations = 8;
    private const int FewestIterations = 3;
    private const int MostSetUpIterations = 40;
    private const double OverheadMatters = 10;
    private static readonly TimeSpan Iteration = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="perInvocation">Time of one invocation, in ns.</param>
    /// <param name="perSetUpCycle">Time of one invocation with its setup and cleanup, in ns; null without them.</param>
    public static CompactPlan For(double perInvocation, double? perSetUpCycle)
    {
        if (perSetUpCycle is { } cycle)
        {
            var cycles = Math.Clamp(UsualIterations * Nanoseconds(Iteration) / cycle, UsualIterations, MostSetUpIterations);
            return new(1, 1, 1, Affordable((int)cycles, cycle), EvaluateOverhead: false);
        }

        var fitting = Nanoseconds(Iteration) / Math.Max(perInvocation, 0.01);
        if (fitting < UnrollFactor)
        {
            var invocations = Math.Max(1, (long)Math.Round(fitting));
            return new(invocations, 1, fitting < 1 ? 0 : 1, Affordable(UsualIterations, invocations * perInvocation), EvaluateOverhead: false);
        }

        var turns = (long)Math.Ceiling(fitting / UnrollFactor);
        return new(turns * UnrollFactor, UnrollFactor, 1, UsualIterations, perInvocation < OverheadMatters);
    }

    public Job ApplyTo(Job job) =>
        job.WithInvocationCount(Invocations)
            .WithUnrollFactor(Unroll)
            .WithWarmupCount(Warmups)
            .WithIterationCount(Iterations)
            .WithEvaluateOverhead(EvaluateOverhead)
            .WithOutlierMode(OutlierMode.DontRemove);

    private static int Affordable(int wanted, double perIteration) =>
        (int)Math.Clamp(Nanoseconds(Longest) / perIteration, FewestIterations, wanted);

    private static double Nanoseconds(TimeSpan time) => time.TotalMilliseconds * 1e6;
}
