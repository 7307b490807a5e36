using System.Text;
using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Reporting;

/// <summary>A run as Markdown, for a pull request or a step summary: what to act on first, everything else folded away.</summary>
public static class MarkdownReport
{
    public static string Write(GateReport report)
    {
        var document = report.Verdicts;
        var text = new StringBuilder();
        text.Append("## perfgate: ").Append(VerdictSummary.Outcome(document)).Append("\n\n");
        text.Append(VerdictSummary.Counts(document)).Append('.');
        if (report.Base is { } name) text.Append(" Base: ").Append(Escape(name)).Append('.');
        if (VerdictSummary.Sensitivity(document) is { } sensitivity) text.Append(' ').Append(Escape(sensitivity));
        if (BusyMachine.Describe(report.Results) is { } busy) text.Append(' ').Append(Escape(busy));
        if (ScaledLoad.Describe(report.Results) is { } scaled) text.Append(' ').Append(Escape(scaled));
        text.Append("\n\n");

        AppendDiagnostics(text, VerdictDiagnostics.Of(document));
        AppendVerdicts(text, document);
        AppendRates(text, RateSummary.Of(report.Results.Targets));
        AppendConditions(text, report);
        return text.ToString();
    }

    private static void AppendDiagnostics(StringBuilder text, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0) return;
        foreach (var diagnostic in diagnostics)
        {
            var place = diagnostic.Location is { } at ? $" `{at.File}:{at.Line}`" : "";
            text.Append($"- **{diagnostic.Code}**{place} ").Append(Escape(diagnostic.Message)).Append('\n');
        }
        text.Append('\n');
    }

    private static void AppendVerdicts(StringBuilder text, VerdictDocument document)
    {
        if (document.Verdicts.Count == 0) return;
        text.Append("<details><summary>All objectives</summary>\n\n");
        text.Append("| target | objective | measured | limit | verdict |\n|---|---|---|---|---|\n");
        foreach (var row in document.Verdicts.Select(VerdictRow.Of))
        {
            string[] cells =
            [
                row.Verdict.Target, row.Objective, $"{row.Measured} {row.Interval}".Trim(), row.Limit, $"{row.Outcome} {row.Note}".Trim(),
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");
        }
        text.Append("\n</details>\n");
    }

    private static void AppendRates(StringBuilder text, RateSummary summary)
    {
        if (summary.Rates.Count < RateRow.Fewest) return;
        text.Append("\n<details><summary>Operations a second</summary>\n\n").Append(Escape(summary.ToString())).Append("\n\n");
        text.Append("| benchmark | operations a second | mean |\n|---|---|---|\n");
        foreach (var rate in summary.Rates)
        {
            string[] cells = [rate.Id, $"{RateRow.Rate(rate)} {RateRow.Interval(rate)}", Figure.Time(rate.Time.Estimate)];
            text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");
        }
        text.Append("\n</details>\n");
    }

    private static void AppendConditions(StringBuilder text, GateReport report)
    {
        if (report.Results.Environment is { } machine)
        {
            string?[] parts = [MachineWording.Hardware(machine), MachineWording.System(machine), MachineWording.Activity(machine)];
            text.Append('\n').Append(Escape(string.Join(", ", parts.OfType<string>()))).Append('\n');
        }
        if (report.Command is { } command) text.Append("\nAgain: `").Append(command.Replace('`', '\'')).Append("`\n");
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\r' or '\n' => escaped.Append(' '),
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }
        return escaped.ToString();
    }
}
