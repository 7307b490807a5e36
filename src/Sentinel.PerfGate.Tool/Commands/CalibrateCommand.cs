using System.CommandLine;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;
using Sentinel.PerfGate.Tool.Progress;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate calibrate</c>: how well this machine sees.</summary>
internal static class CalibrateCommand
{
    public static Command Create(ToolConsole console)
    {
        var projects = new ProjectOptions();
        var duration = CommonOptions.TimeLimit(TimeSpan.FromMinutes(1), "--duration");
        var filter = new Option<string?>("--filter") { Description = "A glob over target ids. Default: every target, load runs left out.", HelpName = "GLOB" };
        var seed = CommonOptions.Seed();
        var confidence = CommonOptions.Confidence();
        var command = new Command("calibrate", "Measures identical code against itself: the noise of this machine, and the smallest slowdown a run would find here.")
        {
            duration, filter, seed, confidence,
        };
        projects.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var named = projects.Named(parsed, console);
            if (named.Count == 0) throw new ToolException("Nothing to measure is named. Write --project with a perf project, or --assembly with a built one. See `perfgate calibrate --help`.");
            var options = new CalibrationOptions
            {
                Projects = named,
                Duration = parsed.GetValue(duration),
                Filter = parsed.GetValue(filter),
                Seed = parsed.GetValue(seed),
                Confidence = parsed.GetValue(confidence),
            };
            var report = await MeasureAsync(options, console, cancellation);
            return CalibrationOutput.Show(console, report, options.Confidence, Regressions(console, report, named));
        });
        return command;
    }

    private static async Task<CalibrationReport> MeasureAsync(CalibrationOptions options, ToolConsole console, CancellationToken cancellation)
    {
        var progress = ProgressDisplay.For(console);
        try
        {
            return await progress.ShowAsync(() => CalibrationRun.ExecuteAsync(options, WorkerFactories.WithoutLogs(), progress, TimeProvider.System, cancellation));
        }
        catch (InvalidCalibrationException invalid)
        {
            throw new ToolException(invalid.ExitCode, invalid.Diagnostics);
        }
    }

    // Budgets are an extra here: without them, or with errors in them, there is nothing to say about their limits.
    private static IReadOnlyList<TargetBudget> Regressions(ToolConsole console, CalibrationReport report, IReadOnlyList<PerfProject> projects)
    {
        var search = BudgetInput.Search(console, [], projects);
        if (search.Files.Count == 0) return [];
        var reading = BudgetReader.Read(search.Files, console.WorkingDirectory);
        return reading.HasErrors ? [] : BudgetResolver.Resolve(reading.Set, [.. report.Floors.Select(floor => floor.Target)]).Targets;
    }
}
