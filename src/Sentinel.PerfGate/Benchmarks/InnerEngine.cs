using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>BenchmarkDotNet's own engine, for one run of iterations within a launch: setup and cleanup stay with the launch.</summary>
internal static class InnerEngine
{
    public static IEngine Create(EngineParameters outer, Job job, Action<long> workload, Action beforeIteration, Action afterIteration)
    {
        var unrolled = job.Run.UnrollFactor != 1;
        return new EngineFactory().CreateReadyToRun(new EngineParameters
        {
            Host = outer.Host,
            WorkloadActionNoUnroll = outer.WorkloadActionNoUnroll,
            WorkloadActionUnroll = workload,
            OverheadActionNoUnroll = outer.OverheadActionNoUnroll,
            OverheadActionUnroll = unrolled ? outer.OverheadActionUnroll : outer.OverheadActionNoUnroll,
            Dummy1Action = outer.Dummy1Action,
            Dummy2Action = outer.Dummy2Action,
            Dummy3Action = outer.Dummy3Action,
            GlobalSetupAction = static () => { },
            GlobalCleanupAction = static () => { },
            IterationSetupAction = beforeIteration,
            IterationCleanupAction = afterIteration,
            OperationsPerInvoke = outer.OperationsPerInvoke,
            BenchmarkName = outer.BenchmarkName,
            TargetJob = job,
        });
    }
}
