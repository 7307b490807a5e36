using System.Diagnostics;
using System.Runtime;
using Sentinel.PerfGate.Benchmarks.Loops;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>What a loop costs by itself, measured on the empty one once the JIT has left it alone.</summary>
internal static class LoopOverhead
{
    private const int Blocks = 15;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Median ns an invocation.</summary>
    public static double PerInvocation(OperationLoops loops, SliceClock clock, long invocations)
    {
        var limit = Stopwatch.StartNew();
        var quiet = new List<double>(Blocks);
        var compiled = -1L;
        while (quiet.Count < Blocks && limit.Elapsed < Limit)
        {
            clock.Start();
            loops.InvokeEmpty(invocations);
            var spent = clock.Stop() / invocations;
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                compiled = now;
                quiet.Clear();
            }
            else
            {
                quiet.Add(spent);
            }
        }

        quiet.Sort();
        return quiet.Count == 0 ? 0 : quiet[quiet.Count / 2];
    }
}
