using System.Diagnostics;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Table;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>A target that fails for good after a good time: when the run stops.</summary>
internal static class WindowRows
{
    private const double Window = 10;

    public static async Task<int> RunAsync(MarkdownTable output, TimeSpan good)
    {
        output.Header("model", "good for", "stopped at", "verdict", "");
        foreach (var plan in new[] { LoadPlan.Constant(1_000, good * 10), LoadPlan.Closed(4, good * 10) with { ThinkTime = TimeSpan.FromMilliseconds(10) } })
        {
            var begin = Stopwatch.GetTimestamp();
            var target = new FunctionTarget(_ => Stopwatch.GetElapsedTime(begin) < good ? ValueTask.CompletedTask : throw new InvalidOperationException("down"));
            var result = await LoadRun.ExecuteAsync(plan, target, new LoadOptions { WarmUp = TimeSpan.Zero });
            var stopped = result.Aborted?.At.TotalSeconds ?? double.PositiveInfinity;
            output.Judged(
                stopped <= good.TotalSeconds + Window + 1 && result.Invalid is not null,
                plan.Model.ToString(), $"{good.TotalSeconds:0} s", $"{stopped:0.0} s", $"{result.Invalid?.Code} {result.Invalid?.Reason}");
        }

        return output.ExitCode;
    }
}
