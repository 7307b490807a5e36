using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Table;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>Whether the engine keeps its schedule, against a function that does nothing.</summary>
internal static class FidelityRows
{
    private const double LeastReached = 0.999;
    private const double MostLag = 1e6;

    public static async Task<int> RunAsync(MarkdownTable output, TimeSpan length)
    {
        output.Header("rate", "planned", "achieved of planned", "start lag p50", "start lag p99", "start lag max", "generator CPU, cores", "");
        foreach (var rate in new[] { 1_000.0, 10_000 })
        {
            var result = await LoadRun.ExecuteAsync(LoadPlan.Constant(rate, length), new FunctionTarget(_ => ValueTask.CompletedTask));
            var stage = result.Stages[^1];
            output.Judged(
                stage.Achieved >= LeastReached && stage.StartLag!.P99 <= MostLag && result.Invalid is null,
                $"{rate:#,0}/s", $"{stage.Planned:#,0}", $"{stage.Achieved:0.000 %}",
                MarkdownTable.Milliseconds(stage.StartLag!.P50), MarkdownTable.Milliseconds(stage.StartLag.P99), MarkdownTable.Milliseconds(stage.StartLag.Max),
                $"{result.Resources!.CpuFraction:0.00}");
        }

        return output.ExitCode;
    }
}
