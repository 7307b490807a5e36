using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tool.Commands.Load;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Progress.Load;

/// <summary>Plain lines for logs: one a second of a short run, one every ten seconds of a long one, and one at the beginning of each stage.</summary>
internal sealed class LoadLines(TextWriter writer, LoadJob job) : LoadDisplay
{
    private static readonly TimeSpan ShortRun = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private string? stage;
    private TimeSpan next;

    public override void Report(LoadProgress value)
    {
        if (value.Total > ShortRun && value.Stage == stage && value.Elapsed < next) return;
        (stage, next) = (value.Stage, value.Elapsed + Interval - TimeSpan.FromMilliseconds(500));
        writer.WriteLine($"perfgate: {OneLine.Of(LoadLine.Of(value))}");
    }

    public override Task<T> ShowAsync<T>(Func<LoadDisplay, Task<T>> work)
    {
        var scaled = job.Plan.TimeScale == 1 ? "" : $", lengths times {job.Plan.TimeScale:0.###}";
        writer.WriteLine($"perfgate: {OneLine.Of(job.Id)}: {OneLine.Of(job.Request.Url.ToString())}, {job.Plan.Stages.Count} {(job.Plan.Stages.Count == 1 ? "stage" : "stages")}, {job.Plan.Duration.TotalSeconds:#,0.#} s{scaled}");
        return work(this);
    }
}
