using System.Runtime;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Counts the methods compiled while the operation's own loop runs. What is compiled around it, by collections and by
/// BenchmarkDotNet's formatting, does not concern the operation.
/// </summary>
internal sealed class IterationWatch(Action<long> loop)
{
    private readonly List<long> compiled = new(64);

    /// <summary>The loop, watched: two counter reads an iteration of 20 ms.</summary>
    public void Run(long invocations)
    {
        var before = JitInfo.GetCompiledMethodCount();
        loop(invocations);
        compiled.Add(JitInfo.GetCompiledMethodCount() - before);
    }

    public long CompiledInLast(int iterations) => compiled.TakeLast(iterations).Sum();
}
