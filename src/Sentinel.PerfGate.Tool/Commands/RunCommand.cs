using System.CommandLine;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;
using Sentinel.PerfGate.Tool.Progress;
using Sentinel.PerfGate.Tool.Setup;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate run</c>: measure, judge, report.</summary>
internal sealed class RunCommand
{
    private const string DefaultFolder = "artifacts/perfgate";

    private readonly ProjectOptions projects = new();
    private readonly ScenarioOptions scenarios = new();
    private readonly Option<string[]> budgets = CommonOptions.Budgets();
    private readonly Option<string?> against = new("--base")
    {
        Description = "What to compare with: git:REF (the merge base of REF and HEAD is built and measured in turns with head), or results measured earlier (a file or a folder).",
        HelpName = "git:REF|FILE|DIR",
    };

    private readonly Option<TimeSpan> timeLimit = CommonOptions.TimeLimit(GateRunOptions.DefaultTimeLimit);
    private readonly Option<string?> filter = new("--filter")
    {
        Description = "A glob over target ids: narrows what is measured and judged.",
        HelpName = "GLOB",
    };

    private readonly Option<bool> strict = CommonOptions.Strict();
    private readonly Option<string?> folder = CommonOptions.Out($"Where results, verdicts, reports and logs go. Default: {DefaultFolder}.");
    private readonly Option<int?> launches = CommonOptions.Launches();
    private readonly Option<int?> seed = CommonOptions.Seed();
    private readonly Option<double> confidence = CommonOptions.Confidence();
    private readonly Option<OutputFormat> format = CommonOptions.Format();
    private readonly Option<string?> runId = CommonOptions.RunId();

    public static Command Create(ToolConsole console)
    {
        var run = new RunCommand();
        var command = new Command("run", "Builds perf projects in Release, measures them, judges them by budgets and reports.");
        run.projects.AddTo(command);
        run.scenarios.AddTo(command);
        Option[] options = [run.budgets, run.against, run.timeLimit, run.filter, run.strict, run.folder, run.launches, run.seed, run.confidence, run.format, run.runId];
        foreach (var option in options) command.Add(option);
        command.SetAction((parsed, cancellation) => run.ExecuteAsync(parsed, console, cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellation)
    {
        var options = Read(parsed, console);
        var progress = ProgressDisplay.For(console);
        var workers = WorkerFactories.For(options.OutDirectory);
        var report = await progress.ShowAsync(() => GateRun.ExecuteAsync(options, workers, progress, TimeProvider.System, cancellation));

        var shown = parsed.GetValue(format);
        if (report.Errors.Count > 0)
        {
            var document = new FailureOutput(console, shown).Show(report.Verdicts.ExitCode, report.Errors, options.RunId);
            ReportFiles.WriteVerdicts(document, options.OutDirectory);
            return report.Verdicts.ExitCode;
        }
        report = report with { Command = report.Seed is { } used ? $"{report.Command} --seed {used}" : report.Command };
        ReportFiles.Write(report, options.OutDirectory);
        var exitCode = new ReportOutput(console, shown) { ShowsRates = true }.Show(report, options.OutDirectory);
        if (report.Cancelled)
        {
            var kept = console.Shown(Path.Combine(options.OutDirectory, ReportFiles.Results));
            await console.Error.WriteLineAsync($"Cancelled after {progress.Round} of {progress.Rounds} rounds; what was measured is in {kept}.");
        }
        return exitCode;
    }

    private GateRunOptions Read(ParseResult parsed, ToolConsole console)
    {
        var named = projects.Named(parsed, console);
        var files = BudgetInput.FilesOrNone(console, parsed.GetValue(budgets) ?? [], named);
        var loads = scenarios.Files(parsed, console, named, files);
        if (named.Count == 0 && loads.Count == 0) throw NothingNamed(console);
        var id = parsed.GetValue(runId);
        return new GateRunOptions
        {
            Projects = named,
            Scenarios = loads,
            BudgetFiles = files,
            Base = Against(parsed.GetValue(against), console),
            TimeLimit = parsed.GetValue(timeLimit),
            Filter = parsed.GetValue(filter),
            Strict = parsed.GetValue(strict),
            Launches = parsed.GetValue(launches),
            Seed = parsed.GetValue(seed),
            OutDirectory = Path.GetFullPath(parsed.GetValue(folder) ?? DefaultFolder, console.WorkingDirectory),
            RunId = string.IsNullOrEmpty(id) ? Guid.NewGuid().ToString("N") : id,
            Confidence = parsed.GetValue(confidence),
            Command = CommandText.Of(parsed, seed),
        };
    }

    private static ToolException NothingNamed(ToolConsole console)
    {
        var there = Surroundings.Of(console.WorkingDirectory);
        return new ToolException(there switch
        {
            { PerfProjects: [var only] } => $"Nothing to measure is named. Write `perfgate run --project {Surroundings.Quoted(only)}`.",
            { PerfProjects.Count: > 1 } => $"Nothing to measure is named. Write --project with one or more of {string.Join(", ", there.PerfProjects)}.",
            { OnlyBenchmarks: [var first, ..] } => $"Nothing to measure is named, and no project here references the package Sentinel.PerfGate. `dotnet add {Surroundings.Quoted(first)} package Sentinel.PerfGate --version {ToolVersion.Text}` makes that one a perf project.",
            _ => "Nothing to measure is named, and there is no perf project here. Write --project with one elsewhere, --assembly with a built one, or --scenarios with load scenarios; `perfgate init` says how to begin.",
        });
    }

    private static string? Against(string? text, ToolConsole console) =>
        text is null || text.StartsWith("git:", StringComparison.Ordinal) ? text : Path.GetFullPath(text, console.WorkingDirectory);
}
