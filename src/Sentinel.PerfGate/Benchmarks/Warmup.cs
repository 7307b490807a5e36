using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;
using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Runs an operation until it is steady.</summary>
internal static class Warmup
{
    private static readonly TimeSpan Block = TimeSpan.FromMilliseconds(5);

    /// <summary>Warms up and says how long an invocation takes.</summary>
    /// <exception cref="MeasurementException">Not steady at the limit (PERF306).</exception>
    public static WarmedUp Run(OperationLoops loops, SliceClock blocks)
    {
        var state = new SteadyState();
        var clock = Stopwatch.StartNew();
        var invocations = 1L;
        var cycles = 0L;
        while (true)
        {
            var spent = RunBlock(loops, blocks, invocations);
            cycles += invocations;
            var perInvocation = spent.TotalNanoseconds / invocations;
            if (state.Add(clock.Elapsed, invocations, perInvocation, JitInfo.GetCompiledMethodCount()))
                return new(state.PerInvocation, loops.SetsUpEachIteration ? clock.Elapsed.TotalNanoseconds / cycles : null);
            if (clock.Elapsed > SteadyState.Limit && cycles > 3)
            {
                throw new MeasurementException(new MeasurementFailure(
                    DiagnosticCode.NotSteady,
                    $"Not steady after {clock.Elapsed.TotalSeconds:0.0} s of warm-up: {state.Reason}."));
            }

            if (!loops.SetsUpEachIteration && (spent < Block / 2 || spent > Block * 4))
                invocations = Fitting(invocations, spent);
        }
    }

    /// <summary>
    /// So many invocations that a block lasts as long as it should; fewer too, when the operation got slower, but then as many as show
    /// from block to block that it still does.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Fitting(long invocations, TimeSpan spent)
    {
        var ratio = Block / Max(spent, TimeSpan.FromTicks(1));
        var factor = ratio > 1 ? Math.Clamp(ratio, 2, OperationLoops.UnrollFactor) : ratio;
        var fitting = Math.Max(Math.Min(invocations, OperationLoops.UnrollFactor), (long)(invocations * factor));
        return fitting < OperationLoops.UnrollFactor ? fitting : fitting / OperationLoops.UnrollFactor * OperationLoops.UnrollFactor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TimeSpan RunBlock(OperationLoops loops, SliceClock clock, long invocations)
    {
        if (loops.SetsUpEachIteration)
            loops.IterationSetup();
        clock.Start();
        loops.Invoke(invocations);
        var spent = TimeSpan.FromTicks((long)(clock.Stop() / TimeSpan.NanosecondsPerTick));
        if (loops.SetsUpEachIteration)
            loops.IterationCleanup();
        return spent;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
