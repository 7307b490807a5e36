using System.CommandLine;
using System.Globalization;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Bases;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Commands.History;

/// <summary><c>perfgate history add</c>: one more run.</summary>
internal static class HistoryAddCommand
{
    public static Command Create(ToolConsole console)
    {
        var file = HistoryInput.File();
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Results of one run: files or folders of perfgate or BenchmarkDotNet (*-report-full.json).",
            Arity = ArgumentArity.OneOrMore,
        };
        var commit = new Option<string?>("--commit") { Description = "The commit that was measured. Default: the one checked out here.", HelpName = "ID" };
        var time = Time();
        var command = new Command("add", "Adds the results of one run as one line; the file is made when it is missing.") { file, results, commit, time };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (run, leftOut) = HistoryRecorder.Of(ResultsInput.Read(console, parsed.GetRequiredValue(results)));
            if (run.Figures.Count == 0) throw new ToolException(ExitCodes.NotJudged, Warning(DiagnosticSeverity.Error, "Nothing was added: these results hold no figure."));
            run = run with
            {
                Commit = parsed.GetValue(commit) ?? await CheckedOutAsync(console, cancellation),
                Time = parsed.GetValue(time) ?? WholeSeconds(TimeProvider.System.GetUtcNow()),
            };
            var path = parsed.GetRequiredValue(file);
            var added = HistoryInput.Guarded(() => HistoryInput.Open(console, path).Add(run));
            if (added.CutOff is { } cutOff) console.Error.WriteLine(OneLine.Of(cutOff.ToString()));
            foreach (var target in leftOut)
                console.Error.WriteLine(OneLine.Of(Warning(DiagnosticSeverity.Warning, $"{target} was left out: it has no figure.").ToString()));
            console.Out.WriteLine(OneLine.Of(Summary(console.Shown(path), run, added)));
            return ExitCodes.NothingBroken;
        });
        return command;
    }

    private static Option<DateTimeOffset?> Time() => new("--time")
    {
        Description = "When it was measured. Default: now.",
        HelpName = "2026-11-24T21:30:00Z",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
            result.AddError($"\"{text}\" is no time; write for example 2026-11-24T21:30:00Z.");
            return null;
        },
    };

    private static string Summary(string file, HistoryRun run, HistoryAddition added)
    {
        if (!added.IsNew) return $"Run {run.RunId} is in {file} already, as run {added.Number:#,0}; nothing was added.";
        var targets = run.Figures.Count == 1 ? "1 target" : $"{run.Figures.Count:#,0} targets";
        return $"{file}: run {added.Number:#,0} added, {targets}, {(run.Commit is { } commit ? $"commit {commit}" : "no commit known (--commit names it)")}.";
    }

    private static async Task<string?> CheckedOutAsync(ToolConsole console, CancellationToken cancellation)
    {
        try
        {
            var repository = await GitRepository.FindAsync(console.WorkingDirectory, cancellation);
            return await repository.ResolveAsync("HEAD", cancellation);
        }
        catch (GateInputException)
        {
            return null;
        }
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static Diagnostic Warning(DiagnosticSeverity severity, string message) => new(DiagnosticCode.NoSamples, severity, null, message);
}
