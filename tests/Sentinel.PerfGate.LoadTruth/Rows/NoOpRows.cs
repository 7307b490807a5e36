using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Table;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>What the closed model itself costs: calls of a function that does nothing.</summary>
internal static class NoOpRows
{
    private const double LeastACore = 1e6;

    public static async Task<int> RunAsync(MarkdownTable output, TimeSpan length)
    {
        output.Header("workers", "calls a second", "cores used", "calls a second and core", "p99", "");
        foreach (var workers in new[] { 1, 2, 64 })
        {
            var result = await LoadRun.ExecuteAsync(LoadPlan.Closed(workers, length), new FunctionTarget(_ => ValueTask.CompletedTask));
            var stage = result.Stages[^1];
            var rate = stage.Succeeded / stage.Seconds;
            var cores = result.Resources!.CpuFraction!.Value;
            output.Judged(
                rate / cores >= LeastACore && result.Invalid is null,
                $"{workers}", $"{rate:#,0}", $"{cores:0.00}", $"{rate / cores:#,0}", MarkdownTable.Milliseconds(stage.Response!.P99));
        }

        return output.ExitCode;
    }
}
