using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Reporting.Documents;
using Sentinel.PerfGate.Reporting.Html;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>The files a report leaves in its folder.</summary>
internal static class ReportFiles
{
    public const string Verdicts = "verdicts.json";
    public const string Results = "results.json";
    public const string Html = "report.html";
    public const string Markdown = "report.md";

    /// <summary>Writes the verdicts and both reports, each whole or not at all. The verdicts come last: they are the proof.</summary>
    public static void Write(GateReport report, string folder)
    {
        WholeFile.Write(Path.Combine(folder, Html), HtmlReport.Write(report));
        WholeFile.Write(Path.Combine(folder, Markdown), MarkdownReport.Write(report));
        WriteVerdicts(report.Verdicts, folder);
    }

    /// <summary>Writes the verdicts alone, of a run that had nothing to report.</summary>
    public static void WriteVerdicts(VerdictDocument document, string folder) =>
        VerdictDocumentWriter.WriteFile(document, Path.Combine(folder, Verdicts));
}
