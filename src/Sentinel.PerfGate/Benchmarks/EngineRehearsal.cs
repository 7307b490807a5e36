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
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
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
        var (compiled, since) = (0L, TimeSpan.Zero);
        while (clock.Elapsed < Limit && clock.Elapsed - since < Quiet)
        {
            Run(parameters, job);
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
                (compiled, since) = (now, clock.Elapsed);
        }
    }

    private static void Run(EngineParameters parameters, Job job)
    {
        using var engine = InnerEngine.Create(parameters, job, parameters.OverheadActionUnroll, static () => { }, static () => { });
        engine.Run();
        // Finalizers that trim the runtime's pools run after every collection, and are compiled by the same rules.
        for (var i = 0; i < 8; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
