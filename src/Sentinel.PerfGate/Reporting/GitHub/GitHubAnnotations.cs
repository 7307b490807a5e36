using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Reporting.GitHub;

/// <summary>
/// Workflow commands that annotate a pull request. GitHub shows ten annotations of a kind a step: of more, the first
/// nine are kept and the tenth says how many there are.
/// </summary>
public static class GitHubAnnotations
{
    private const int Shown = 10;

    /// <summary>One workflow command a line.</summary>
    /// <param name="diagnostics">What to annotate, the worst first.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Diagnostic> diagnostics) =>
        [.. diagnostics.GroupBy(diagnostic => diagnostic.Severity).OrderByDescending(kind => kind.Key).SelectMany(OfOneKind)];

    private static IEnumerable<string> OfOneKind(IGrouping<DiagnosticSeverity, Diagnostic> kind)
    {
        var all = kind.ToArray();
        if (all.Length <= Shown) return all.Select(Command);
        var rest = all.Length - (Shown - 1);
        return [.. all.Take(Shown - 1).Select(Command), $"::{Word(kind.Key)} title=perfgate::… and {rest:#,0} more; the summary lists them all."];
    }

    private static string Command(Diagnostic diagnostic)
    {
        var place = diagnostic.Location is { } at ? $"file={Property(at.File)},line={at.Line},col={at.Column}," : "";
        return $"::{Word(diagnostic.Severity)} {place}title={Property(diagnostic.Code)}::{Data(diagnostic.Message)}";
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
