using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tool.Output.Load;
using Sentinel.PerfGate.Tool.Progress.Load;
using Sentinel.PerfGate.Tool.Telemetry;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>Makes one run: shows it while it goes on, and writes its course and its histograms.</summary>
internal sealed class LoadExecution(ToolConsole console, string? folder, Uri? metrics)
{
    public async Task<LoadOutcome> RunAsync(LoadJob job, CancellationToken cancellation)
    {
        using var target = job.Request.NewTarget(job.Options.Seed, job.Options.Connections);
        using var files = folder is null ? null : new LoadFiles(folder, job.Id);
        using var exporter = metrics is null ? null : new LoadMetrics(metrics, job.Id);
        var began = DateTimeOffset.UtcNow;
        var result = await LoadDisplay.For(console, job).ShowAsync(display =>
            LoadRun.ExecuteAsync(job.Plan, target, job.Options, new ProgressFan([display, files?.Course, exporter]), cancellation));
        var outcome = new LoadOutcome(job, began, result);
        files?.Complete(outcome);
        if (exporter?.Flush() == false) await console.Error.WriteLineAsync($"perfgate: the metrics could not be sent to {metrics}.");
        return outcome;
    }
}
