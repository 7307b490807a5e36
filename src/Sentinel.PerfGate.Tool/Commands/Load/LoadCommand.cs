using System.CommandLine;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;
using Sentinel.PerfGate.Tool.Output.Load;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary><c>perfgate load</c>: load against an address, with no project at all.</summary>
internal sealed class LoadCommand
{
    private readonly Argument<string[]> files = new("SCENARIO.json")
    {
        Description = "Scenario files, globs or folders of them. Without one --url and --rate, --workers or --scenario say what to do.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly LoadJobs jobs = new();
    private readonly Option<string[]> budgets = new("--budgets")
    {
        Description = "Budget files, as a glob, to judge the run by. Default: nothing is judged.",
        HelpName = "GLOB",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> search = new("--search")
    {
        Description = "Search for the highest rate that holds the budgets: each stage is a run of its own, upwards until one breaks, then rates between.",
    };

    private readonly Option<bool> strict = CommonOptions.Strict();
    private readonly Option<string?> folder = CommonOptions.Out("Write results.json there and, for each target, its histograms (.hlog) and its course second by second (.csv).");
    private readonly Option<Uri?> otlp = new("--otlp")
    {
        Description = "Send metrics there once a second, by OTLP over HTTP (protobuf).",
        HelpName = "http://127.0.0.1:4318",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
            result.AddError($"\"{result.Tokens[0].Value}\" is no http or https address; write for example http://127.0.0.1:4318.");
            return null;
        },
    };

    private readonly Option<OutputFormat> format = CommonOptions.Format("What standard output gets: text, or json (the results document perfgate.results/1 alone). Default: text.", "text|json");
    private readonly Option<string?> runId = CommonOptions.RunId();

    public static Command Create(ToolConsole console)
    {
        var load = new LoadCommand();
        var command = new Command("load", "Sends load to an address, with no project at all.") { load.files };
        load.jobs.AddTo(command);
        Option[] options = [load.budgets, load.search, load.strict, load.folder, load.otlp, load.format, load.runId];
        foreach (var option in options) command.Add(option);
        command.SetAction((parsed, cancellation) => load.ExecuteAsync(parsed, console, cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellation)
    {
        var asked = jobs.Read(parsed, parsed.GetValue(files) ?? [], console);
        var set = parsed.GetResult(budgets) is null ? null : BudgetInput.Read(console, parsed.GetValue(budgets) ?? []);
        var path = parsed.GetValue(folder) is { } written ? Path.GetFullPath(written, console.WorkingDirectory) : null;
        var asText = parsed.GetValue(format) != OutputFormat.Json;
        var id = parsed.GetValue(runId) is { Length: > 0 } named ? named : Guid.NewGuid().ToString("N");
        if (parsed.GetValue(search) && parsed.GetResult(otlp) is not null)
            throw new ToolException("--otlp does not go with --search, whose runs are many. Leave one of them out.");
        if (parsed.GetValue(search))
            return await SearchAsync(asked, set ?? throw new ToolException("--search needs --budgets: they say what a rate must hold."), id, path, asText, console, cancellation);
        var outcomes = new List<LoadOutcome>();
        foreach (var job in asked)
        {
            if (cancellation.IsCancellationRequested) break;
            var outcome = await new LoadExecution(console, path, parsed.GetValue(otlp)).RunAsync(job, cancellation);
            outcomes.Add(outcome);
            if (asText) LoadSummary.Write(console, outcome);
        }

        var document = new ResultsDocument([.. outcomes.Select(outcome => outcome.ToTarget())]) { RunId = id, Environment = EnvironmentReader.Read() };
        await ShowAsync(document, path, asText, console);
        if (outcomes.Exists(outcome => outcome.Result.Cancelled) || outcomes.Count < asked.Count)
        {
            await console.Error.WriteLineAsync($"Cancelled{(path is null ? "" : $"; what was measured is in {console.Shown(Path.Combine(path, ReportFiles.Results))}")}.");
            return ExitCodes.Cancelled;
        }
        var invalid = outcomes.Exists(outcome => outcome.Result.Invalid is not null) ? ExitCodes.NotJudged : ExitCodes.NothingBroken;
        return set is null ? invalid : Judge(set, document, parsed.GetValue(strict), path, asText, console);
    }

    private static async Task<int> SearchAsync(
        IReadOnlyList<LoadJob> asked, BudgetSet set, string id, string? folder, bool asText, ToolConsole console, CancellationToken cancellation)
    {
        var searches = new List<BreakpointSearched>();
        foreach (var job in asked)
        {
            searches.Add(await new BreakpointExecution(console, set).RunAsync(job, cancellation));
            if (asText) BreakpointSummary.Write(console, searches[^1]);
            if (cancellation.IsCancellationRequested) break;
        }

        var document = new ResultsDocument([.. searches.Select(searched => searched.ToTarget())]) { RunId = id, Environment = EnvironmentReader.Read() };
        await ShowAsync(document, folder, asText, console);
        var codes = searches.ConvertAll(searched => searched.ExitCode);
        return codes.Contains(ExitCodes.Cancelled) ? ExitCodes.Cancelled : codes.Contains(ExitCodes.Broken) ? ExitCodes.Broken : codes.Max();
    }

    private static async Task ShowAsync(ResultsDocument document, string? folder, bool asText, ToolConsole console)
    {
        if (folder is not null) await ResultsFile.WriteAsync(document, Path.Combine(folder, ReportFiles.Results));
        if (!asText) console.Out.WriteLine(await ResultsFile.TextAsync(document));
        else if (folder is not null) console.Out.WriteLine($" Results {console.Shown(Path.Combine(folder, ReportFiles.Results))}");
    }

    private static int Judge(BudgetSet set, ResultsDocument document, bool strict, string? folder, bool asText, ToolConsole console)
    {
        var report = new StoredJudgement(document) { RunId = document.RunId!, Strict = strict }.Judge(set);
        if (report.Errors.Count > 0) throw new ToolException(report.Verdicts.ExitCode, report.Errors);
        if (folder is not null) ReportFiles.Write(report, folder);
        if (asText) return new ReportOutput(console, OutputFormat.Text).Show(report, folder);
        // With json standard output holds the results alone.
        foreach (var diagnostic in VerdictDiagnostics.Of(report.Verdicts)) console.Error.WriteLine(OneLine.Of(diagnostic.ToString()));
        return report.Verdicts.ExitCode;
    }
}
