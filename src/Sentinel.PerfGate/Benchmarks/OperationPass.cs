using System.Diagnostics;
using System.Runtime.CompilerServices;
using HdrHistogram;
using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Times every operation alone. A quantile of iterations says nothing about a call: each averages thousands of them.
/// The clock's own cost (some 20 to 50 ns) is part of each time and not subtracted.
/// </summary>
internal sealed class OperationPass(OperationLoops loops)
{
    /// <summary>Below this, in ns, the clock is too large a part of what is timed.</summary>
    public const double Shortest = 1_000;

    /// <summary>Enough to prove a success rate above 99.9 % at 99 % (4,603) and a p99 (459).</summary>
    private const long Enough = 5_000;

    private const int Rehearsal = 50;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostTimeForProof = TimeSpan.FromSeconds(30);
    private readonly LongHistogram times = new(1, (long)TimeSpan.FromMinutes(10).TotalNanoseconds, 3);
    private long successes;
    private long errors;

    /// <summary>The first exception an operation threw.</summary>
    public Exception? FirstError { get; private set; }

    /// <param name="perInvocation">ns an invocation, as warmed up.</param>
    /// <param name="least">Operations that are needed to prove something; slow ones get up to half a minute for them.</param>
    public OperationCounts Run(double perInvocation, long least)
    {
        var timed = perInvocation >= Shortest && loops.OperationsPerInvoke == 1;
        for (var i = 0; i < Rehearsal && i * perInvocation < LeastTime.TotalNanoseconds; i++)
            Time();
        (successes, errors) = (0, 0);
        times.Reset();
        GC.Collect();
        var clock = Stopwatch.StartNew();
        while (Lacks(least, clock.Elapsed, MostTimeForProof) || Lacks(Enough, clock.Elapsed, MostTime) || (timed && clock.Elapsed < LeastTime))
            Time();
        return new(successes * loops.OperationsPerInvoke, errors * loops.OperationsPerInvoke, timed ? Timed() : TooShort());
    }

    private bool Lacks(long wanted, TimeSpan elapsed, TimeSpan limit) => successes + errors < wanted && elapsed < limit;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Time()
    {
        if (loops.SetsUpEachIteration)
            loops.IterationSetup();
        var start = Stopwatch.GetTimestamp();
        try
        {
            loops.InvokeOnce();
            var nanoseconds = (long)Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            successes++;
            times.RecordValue(Math.Clamp(nanoseconds, 1, times.HighestTrackableValue));
        }
        catch (Exception thrown)
        {
            errors++;
            FirstError ??= thrown;
        }

        if (loops.SetsUpEachIteration)
            loops.IterationCleanup();
    }

    private OperationTimes Timed()
    {
        if (times.TotalCount == 0)
            return new(0, null);
        return new(times.TotalCount, HistogramText.Encode(times))
        {
            P50 = times.GetValueAtPercentile(50),
            P90 = times.GetValueAtPercentile(90),
            P95 = times.GetValueAtPercentile(95),
            P99 = times.GetValueAtPercentile(99),
            P999 = times.GetValueAtPercentile(99.9),
            Min = times.GetValueAtPercentile(0),
            Max = times.GetMaxValue(),
        };
    }

    private OperationTimes TooShort() => new(successes + errors, null) { TooShort = true };
}
