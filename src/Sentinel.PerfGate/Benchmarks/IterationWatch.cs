using System.Runtime;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Counts the methods compiled within each iteration; BenchmarkDotNet calls it right before and after one.</summary>
internal sealed class IterationWatch(BenchmarkLoops loops)
{
    private readonly List<long> compiled = new(64);
    private long before;

    public void Begin()
    {
        loops.IterationSetup();
        before = JitInfo.GetCompiledMethodCount();
    }

    public void End()
    {
        compiled.Add(JitInfo.GetCompiledMethodCount() - before);
        loops.IterationCleanup();
    }

    public long CompiledInLast(int iterations) => compiled.TakeLast(iterations).Sum();
}
