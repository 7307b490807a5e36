using System.CommandLine;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate validate</c>: the budgets alone.</summary>
internal static class ValidateCommand
{
    public static Command Create(ToolConsole console)
    {
        var patterns = new Argument<string[]>("GLOB")
        {
            Description = "Budget files. Default: budgets/*.json of the nearest folder upwards, from here and from each project.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var projects = new ProjectOptions();
        var format = CommonOptions.Format();
        var command = new Command("validate", "Checks budget and scenario files: syntax, meaning and, with --project, whether each key matches a target.") { patterns, format };
        projects.AddTo(command);
        var scenarios = new ScenarioOptions();
        scenarios.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var named = projects.Named(parsed, console);
            var files = BudgetInput.FilesOrNone(console, parsed.GetValue(patterns) ?? [], named);
            var reading = files.Count > 0 ? BudgetReader.Read(files, console.WorkingDirectory) : new BudgetReading(new BudgetSet([], []), []);
            var loads = scenarios.Files(parsed, console, named, files);
            List<Diagnostic> diagnostics = [.. reading.Diagnostics, .. ScenarioReader.Read(loads, console.WorkingDirectory).Diagnostics];
            if (!diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) && named.Count > 0)
                diagnostics.AddRange(await KeyCheck.RunAsync(reading.Set, named, loads, console, cancellation));
            return new ValidationOutput(console, parsed.GetValue(format)).Show(diagnostics, files.Count + loads.Count);
        });
        return command;
    }
}
