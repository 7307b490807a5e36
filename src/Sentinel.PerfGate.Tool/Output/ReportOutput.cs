using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Reporting.Documents;
using Sentinel.PerfGate.Reporting.GitHub;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>Shows a report in the format asked for, and on GitHub where a reviewer looks.</summary>
internal sealed class ReportOutput(ToolConsole console, OutputFormat format)
{
    /// <summary>Whether the benchmarks are summed up by their operations a second: where they were measured just now.</summary>
    public bool ShowsRates { get; init; }

    /// <param name="report">What to show.</param>
    /// <param name="folder">Where its files are; null when none were written.</param>
    /// <returns>The exit code.</returns>
    public int Show(GateReport report, string? folder)
    {
        var diagnostics = VerdictDiagnostics.Of(report.Verdicts);
        switch (format)
        {
            case OutputFormat.Json:
                console.Out.Write(VerdictDocumentWriter.Write(report.Verdicts));
                break;
            case OutputFormat.GitHub:
                WriteLines(GitHubAnnotations.Of(diagnostics));
                console.Out.WriteLine(Headline(report, folder));
                break;
            case OutputFormat.MSBuild:
                WriteLines(diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info).Select(diagnostic => OneLine.Of(diagnostic.ToString())));
                WriteLines(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info).Select(diagnostic => OneLine.Of($"perfgate: {diagnostic.Message}")));
                WriteTable(report);
                if (RatesOf(report) is { } rates) console.Out.WriteLine(OneLine.Of($"perfgate: {rates}"));
                console.Out.WriteLine(Headline(report, folder));
                break;
            default:
                WriteText(report, diagnostics, folder);
                break;
        }
        if (console.OnGitHub) TellGitHub(report, diagnostics);
        return report.Cancelled ? ExitCodes.Cancelled : report.Verdicts.ExitCode;
    }

    private void WriteText(GateReport report, IReadOnlyList<Diagnostic> diagnostics, string? folder)
    {
        // What others named must not read as a command to the runner.
        var fence = console.OnGitHub ? Guid.NewGuid().ToString("N") : null;
        if (fence is not null) console.Out.WriteLine($"::stop-commands::{fence}");
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Code == DiagnosticCode.MostlyInconclusive) is { } first) console.Out.WriteLine(OneLine.Of(first.ToString()));
        WriteTable(report);
        WriteRates(report);
        if (diagnostics.Count > 0) console.Out.WriteLine();
        WriteLines(diagnostics.Where(diagnostic => diagnostic.Code != DiagnosticCode.MostlyInconclusive).Select(diagnostic => OneLine.Of(diagnostic.ToString())));
        if (fence is not null) console.Out.WriteLine($"::{fence}::");

        console.Out.WriteLine();
        console.Out.WriteLine($" {VerdictSummary.Counts(report.Verdicts)}. {VerdictSummary.Sensitivity(report.Verdicts)}".TrimEnd());
        if (BusyMachine.Describe(report.Results) is { } busy) console.Out.WriteLine($" {busy}");
        if (ScaledLoad.Describe(report.Results) is { } scaled) console.Out.WriteLine(OneLine.Of($" {scaled}"));
        if (folder is not null) console.Out.WriteLine($" Report {console.Shown(Path.Combine(folder, ReportFiles.Html))}");
        if (report.Command is { } command) console.Out.WriteLine($" Again: {command}");
    }

    private void WriteTable(GateReport report)
    {
        if (report.Verdicts.Verdicts.Count > 0) VerdictTable.Write(PlainConsole.ForOut(console), report.Verdicts.Verdicts);
    }

    private void WriteRates(GateReport report)
    {
        if (RatesOf(report) is not { } rates) return;
        console.Out.WriteLine();
        RateTable.Write(PlainConsole.ForOut(console), rates);
        console.Out.WriteLine(OneLine.Of($" {rates}"));
    }

    private RateSummary? RatesOf(GateReport report) =>
        ShowsRates && RateSummary.Of(report.Results.Targets) is { Rates.Count: >= RateRow.Fewest } rates ? rates : null;

    private string Headline(GateReport report, string? folder)
    {
        var took = report.Elapsed > TimeSpan.Zero ? $" in {VerdictSummary.Duration(report.Elapsed)}" : "";
        var where = folder is null ? "" : $" {console.Shown(Path.Combine(folder, ReportFiles.Html))}";
        return $"perfgate: {VerdictSummary.Outcome(report.Verdicts)}. {VerdictSummary.Counts(report.Verdicts)}{took}.{where}";
    }

    // From MSBuild its own error line is annotated; saying it twice would show it twice.
    private void TellGitHub(GateReport report, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (format == OutputFormat.MSBuild) return;
        if (format != OutputFormat.GitHub)
        {
            var channel = format == OutputFormat.Json ? console.Error : console.Out;
            foreach (var annotation in GitHubAnnotations.Of(diagnostics)) channel.WriteLine(annotation);
        }
        if (console.Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
            GitHubStepSummary.Append(summary, MarkdownReport.Write(report));
    }

    private void WriteLines(IEnumerable<string> lines)
    {
        foreach (var line in lines) console.Out.WriteLine(line);
    }
}
