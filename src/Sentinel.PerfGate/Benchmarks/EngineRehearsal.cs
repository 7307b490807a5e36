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
    private const int Iterations = 2 * SteadyState.QuietInvocations;
    private static bool done;

    public static void Once(EngineParameters parameters)
    {
        if (done)
            return;
        done = true;
        var job = new CompactPlan(CompactPlan.UnrollFactor, CompactPlan.UnrollFactor, 1, Iterations, EvaluateOverhead: true)
            .ApplyTo(parameters.TargetJob)
            .WithGcForce(false);
        using var engine = InnerEngine.Create(parameters, job, parameters.OverheadActionUnroll, static () => { }, static () => { });
        engine.Run();
        // Finalizers that trim the runtime's pools run after every collection, and are compiled by the same rules.
        for (var i = 0; i < Iterations; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
