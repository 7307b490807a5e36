using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Reporting.Documents;
using Sentinel.PerfGate.Reporting.GitHub;
using Sentinel.PerfGate.Statistics.ChangePoints;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>Shows the changes of a history in the format asked for.</summary>
internal sealed class HistoryOutput(ToolConsole console, OutputFormat format)
{
    /// <summary>Where what is said beside the changes goes: a document stands alone.</summary>
    public TextWriter Remarks => format == OutputFormat.Json ? console.Error : console.Out;

    public void Show(IReadOnlyList<TargetHistory> histories, ChangePointOptions options, IReadOnlyList<Diagnostic> notices)
    {
        if (format == OutputFormat.Json)
        {
            console.Out.Write(ChangesDocumentWriter.Write(histories, options, notices));
            return;
        }
        var (channel, lines) = format switch
        {
            OutputFormat.GitHub => (console.Out, GitHubAnnotations.Of(notices)),
            OutputFormat.MSBuild => (console.Out, notices.Select(notice => OneLine.Of(notice.ToString()))),
            _ => (console.Error, notices.Select(notice => OneLine.Of(notice.ToString()))),
        };
        foreach (var line in lines) channel.WriteLine(line);
        HistoryTable.Write(console, histories);
    }
}
