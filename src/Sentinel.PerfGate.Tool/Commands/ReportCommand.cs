using System.CommandLine;
using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Reporting.Documents;
using Sentinel.PerfGate.Reporting.Html;
using Sentinel.PerfGate.Statistics.ChangePoints;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Commands.History;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate report</c>: reports of what was measured, without judging it again.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolConsole console)
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Results: files or folders of perfgate, BenchmarkDotNet or k6. A verdicts.json beside the first of them is shown with them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var html = FileOption("--html", "Write the report as one HTML file.");
        var markdown = FileOption("--markdown", "Write the report as Markdown.");
        var history = FileOption("--history", "Show the targets' earlier runs in the HTML report: a file of `perfgate history`.");
        var summaryId = CommonOptions.SummaryId();
        var format = CommonOptions.Format();
        var command = new Command("report", "Reports what was measured, without judging it again.") { results, html, markdown, history, summaryId, format };
        command.SetAction(parsed =>
        {
            var inputs = parsed.GetRequiredValue(results);
            var report = Read(console, inputs, parsed.GetValue(summaryId));
            if (parsed.GetValue(history) is { } runs)
                report = report with { Histories = TargetHistories.Of(HistoryInput.Read(console, runs).Runs, new ChangePointOptions()) };
            var written = 0;
            if (parsed.GetValue(html) is { } page) written += Write(console, page, HtmlReport.Write(report));
            if (parsed.GetValue(markdown) is { } text) written += Write(console, text, MarkdownReport.Write(report));
            if (written == 0) new ReportOutput(console, parsed.GetValue(format)).Show(report, folder: null);
            return ExitCodes.NothingBroken;
        });
        return command;
    }

    private static Option<string?> FileOption(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static GateReport Read(ToolConsole console, string[] inputs, string? summaryId)
    {
        var results = ResultsInput.Read(console, inputs, summaryId);
        return new GateReport(Verdicts(console, inputs[0], results) ?? Unjudged(results), results);
    }

    // What another tool found broken by itself is shown, though nothing is judged here.
    private static VerdictDocument Unjudged(ResultsDocument results)
    {
        var crossed = CrossedThresholds.Of(results);
        var (outcome, exitCode) = Outcome.Of(crossed, strict: false);
        return new(results.RunId ?? "", outcome, exitCode, crossed);
    }

    private static VerdictDocument? Verdicts(ToolConsole console, string input, ResultsDocument results)
    {
        var full = Path.GetFullPath(input, console.WorkingDirectory);
        var path = Path.Combine(Directory.Exists(full) ? full : Path.GetDirectoryName(full)!, ReportFiles.Verdicts);
        if (!File.Exists(path)) return null;
        try
        {
            var document = VerdictDocumentReader.Read(File.ReadAllText(path));
            return document.RunId == results.RunId ? document : null;
        }
        catch (JsonException unreadable)
        {
            throw new ToolException(
                ExitCodes.WrongInput,
                new Diagnostic(DiagnosticCode.ResultsUnreadable, DiagnosticSeverity.Error, null, $"{console.Shown(path)} is no verdict document: {unreadable.Message}"));
        }
    }

    private static int Write(ToolConsole console, string path, string text)
    {
        WholeFile.Write(Path.GetFullPath(path, console.WorkingDirectory), text);
        console.Out.WriteLine($"wrote {console.Shown(path)}");
        return 1;
    }
}
