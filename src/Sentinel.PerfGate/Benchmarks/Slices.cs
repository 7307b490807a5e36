using System.Runtime;
using System.Runtime.CompilerServices;
using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Takes the slices of a launch, each in its turn. They count once so many in a row are clean: no method was compiled
/// while they ran, or their time did not change by it.
/// </summary>
internal sealed class Slices(OperationLoops loops, SlicePlan plan, SliceClock clock, ITurns turns)
{
    private const int Attempts = 4;
    private const double Level = 0.10;

    /// <summary>Of a slice, run before it and not timed: the other side had the caches meanwhile.</summary>
    private const int PreludeShare = 20;

    private readonly double overhead = plan.SubtractsOverhead ? LoopOverhead.PerInvocation(loops, clock, plan.Invocations) : 0;
    private readonly List<double> samples = new(256);
    private readonly List<long> compiled = new(256);
    private double worked;
    private double waited;

    /// <summary>The part of the slices' wall time in which they waited for a processor, 0 to 1; it is in no figure.</summary>
    public double Waited => waited > 0 ? waited / (waited + worked) : 0;

    /// <summary>ns an operation, one figure a slice.</summary>
    /// <exception cref="MeasurementException">PERF306: they never became clean.</exception>
    public double[] Take()
    {
        Settle();
        TakeOne();
        while (turns.Next(IsComplete()))
        {
            if (samples.Count > Attempts * plan.Slices && !IsComplete())
            {
                throw new MeasurementException(new MeasurementFailure(
                    DiagnosticCode.NotSteady,
                    $"Not steady: methods were compiled while it was measured, and its time changed meanwhile, in {samples.Count} slices."));
            }

            TakeOne();
        }

        return [.. samples.TakeLast(plan.Slices)];
    }

    /// <summary>The first slice fills caches and is left out.</summary>
    private bool IsComplete() =>
        samples.Count > plan.Slices && (compiled.TakeLast(plan.Slices).Sum() == 0 || IsLevel([.. samples.TakeLast(plan.Slices)]));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeOne()
    {
        if (loops.SetsUpEachIteration)
            loops.IterationSetup();
        else
            Prelude();
        var before = JitInfo.GetCompiledMethodCount();
        clock.Start();
        loops.Invoke(plan.Invocations);
        var spent = clock.Stop();
        worked += spent;
        waited += clock.LastWait;
        compiled.Add(JitInfo.GetCompiledMethodCount() - before);
        if (loops.SetsUpEachIteration)
            loops.IterationCleanup();
        var perInvocation = (spent / plan.Invocations) - overhead;
        samples.Add(Math.Max(0, perInvocation) / loops.OperationsPerInvoke);
    }

    private void Prelude()
    {
        var invocations = plan.Invocations / PreludeShare / OperationLoops.UnrollFactor * OperationLoops.UnrollFactor;
        if (invocations > 0)
            loops.Invoke(invocations);
    }

    /// <summary>The warm-up's garbage is not the slices'. Their own is collected when it falls due, as in production.</summary>
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static bool IsLevel(double[] window)
    {
        var earlier = window[..(window.Length / 2)].Min();
        var later = window[(window.Length / 2)..].Min();
        return Math.Abs(later - earlier) <= Level * Math.Max(earlier, later);
    }
}
