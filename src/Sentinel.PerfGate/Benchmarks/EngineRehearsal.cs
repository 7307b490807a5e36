using System.Diagnostics;
using System.Runtime;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Runs BenchmarkDotNet's engine on an empty operation until its own code, which formats a line for each iteration and
/// collects around it, is compiled for good: otherwise the JIT would be busy with it while the first targets of a worker
/// are measured. Before the target's setup, while the heap is small.
/// </summary>
internal static class EngineRehearsal
{
    /// <summary>Above the 30 calls after which a method goes to the next tier, with some to spare.</summary>
    private const int RunsPerBatch = 35;

    /// <summary>Finalizers that trim the runtime's pools run after every collection, and are compiled by the same rules.</summary>
    private const int CollectionsPerRun = 2;

    /// <summary>A batch that lets no more than this be compiled was the last: stragglers come without calls, too.</summary>
    private const int Negligible = 2;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static bool done;

    public static void Once(EngineParameters parameters)
    {
        if (done)
            return;
        done = true;
        var job = new CompactPlan(CompactPlan.UnrollFactor, CompactPlan.UnrollFactor, 1, SteadyState.QuietInvocations, EvaluateOverhead: true)
            .ApplyTo(parameters.TargetJob)
            .WithGcForce(false);
        var clock = Stopwatch.StartNew();
        long before;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            for (var run = 0; run < RunsPerBatch; run++)
                Run(parameters, job);
            AwaitQuietJit(clock);
        }
        while (clock.Elapsed < Limit && JitInfo.GetCompiledMethodCount() - before > Negligible);
    }

    /// <summary>
    /// Leaves the processor to the JIT's own thread until it has compiled what is due. Going on calling, and collecting,
    /// meanwhile takes three times as long: every collection stops that thread.
    /// </summary>
    private static void AwaitQuietJit(Stopwatch clock)
    {
        var (compiled, since) = (-1L, clock.Elapsed);
        while (clock.Elapsed < Limit && clock.Elapsed - since < Quiet)
        {
            Thread.Sleep(1);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
                (compiled, since) = (now, clock.Elapsed);
        }
    }

    private static void Run(EngineParameters parameters, Job job)
    {
        using var engine = InnerEngine.Create(parameters, job, parameters.OverheadActionUnroll, static () => { }, static () => { });
        engine.Run();
        for (var collection = 0; collection < CollectionsPerRun; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
