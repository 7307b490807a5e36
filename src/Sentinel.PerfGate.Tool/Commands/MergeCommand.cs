using System.CommandLine;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Merging;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate merge</c>: results of shards or of several generators as one file.</summary>
internal static class MergeCommand
{
    public static Command Create(ToolConsole console)
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Results: files or folders of perfgate or BenchmarkDotNet (*-report-full.json).",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = new Option<string?>("--out") { Description = "Where to write the merged results. Needed unless --format is json.", HelpName = "FILE" };
        var runId = CommonOptions.RunId();
        var format = CommonOptions.Format();
        format.Description = "What standard output gets: text (a summary) or json (the merged results alone). Default: text.";
        var command = new Command("merge", "Puts results of shards, or of several load generators, together exactly.") { results, file, runId, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            var asJson = parsed.GetValue(format) == OutputFormat.Json;
            var path = parsed.GetValue(file);
            if (path is null && !asJson) throw Mistake("Say where to write the merged results: --out FILE, or --format json.");

            var inputs = ResultsInput.ReadEach(console, parsed.GetRequiredValue(results));
            var merged = ResultsInput.Guarded(() => ResultsMerge.Of(inputs, parsed.GetValue(runId) ?? Guid.NewGuid().ToString("N")));
            if (path is not null) await ResultsFile.WriteAsync(merged, Path.GetFullPath(path, console.WorkingDirectory), cancellation);
            foreach (var difference in ResultsMerge.Differences(merged))
                console.Error.WriteLine(OneLine.Of(new Diagnostic(DiagnosticCode.OtherEnvironment, DiagnosticSeverity.Warning, null, $"{difference}.").ToString()));
            console.Out.WriteLine(asJson ? await ResultsFile.TextAsync(merged, cancellation) : OneLine.Of($"wrote {console.Shown(path!)}: {Counted(merged.Targets.Count, "target")} of {Counted(inputs.Count, "file")}"));
            return ExitCodes.NothingBroken;
        });
        return command;
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count:#,0} {noun}s";

    private static ToolException Mistake(string message) =>
        new(ExitCodes.WrongInput, new Diagnostic(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, message));
}
