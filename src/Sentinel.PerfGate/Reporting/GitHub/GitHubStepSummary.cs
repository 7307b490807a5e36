using System.Text;

namespace Sentinel.PerfGate.Reporting.GitHub;

/// <summary>The Markdown report on the page of a workflow run. GitHub drops a summary above 1 MiB as a whole.</summary>
public static class GitHubStepSummary
{
    /// <summary>Bytes kept of one report: others of the same step need room too.</summary>
    public const int Limit = 900 * 1024;

    /// <summary>Appends a report to the file that <c>GITHUB_STEP_SUMMARY</c> names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="markdown">The report; cut at a line's end when too long.</param>
    public static void Append(string path, string markdown) => File.AppendAllText(path, Cut(markdown) + "\n");

    /// <summary>The report, or as many whole lines of it as fit, and a last line that says so.</summary>
    public static string Cut(string markdown)
    {
        if (Encoding.UTF8.GetByteCount(markdown) <= Limit) return markdown;
        const string Notice = "\n\n… cut here; the artifact has the whole report.";
        var room = Limit - Encoding.UTF8.GetByteCount(Notice);
        var kept = new StringBuilder();
        foreach (var line in markdown.Split('\n'))
        {
            room -= Encoding.UTF8.GetByteCount(line) + 1;
            if (room < 0) break;
            kept.Append(line).Append('\n');
        }
        return kept.Append(Notice.AsSpan(1)).ToString();
    }
}
