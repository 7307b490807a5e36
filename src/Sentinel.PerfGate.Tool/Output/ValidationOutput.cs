using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting.Documents;
using Sentinel.PerfGate.Reporting.GitHub;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>What is wrong with budget files.</summary>
internal sealed class ValidationOutput(ToolConsole console, OutputFormat format)
{
    /// <param name="diagnostics">Everything found.</param>
    /// <param name="files">How many files were looked at.</param>
    /// <returns>0, or 2 when there is an error.</returns>
    public int Show(IReadOnlyList<Diagnostic> diagnostics, int files)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        var exitCode = errors.Length > 0 ? ExitCodes.WrongInput : ExitCodes.NothingBroken;
        if (format == OutputFormat.Json)
        {
            var outcome = errors.Length > 0 ? GateOutcome.Invalid : GateOutcome.Pass;
            console.Out.Write(VerdictDocumentWriter.Write(new VerdictDocument(Guid.NewGuid().ToString("N"), outcome, exitCode, []) { Notices = diagnostics }));
            return exitCode;
        }

        if (format != OutputFormat.GitHub)
            foreach (var diagnostic in diagnostics) console.Out.WriteLine(OneLine.Of(diagnostic.ToString()));
        if (format == OutputFormat.GitHub || (format == OutputFormat.Text && console.OnGitHub))
            foreach (var annotation in GitHubAnnotations.Of(diagnostics)) console.Out.WriteLine(annotation);
        var broken = errors.Select(error => error.Location?.File).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var warnings = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
        var rest = warnings == 0 ? "" : $", {Count(warnings, "warning")}";
        console.Out.WriteLine(errors.Length == 0
            ? $"{Count(files, "file")}, no errors{rest}."
            : $"{Count(errors.Length, "error")} in {broken:#,0} of {Count(files, "file")}{rest}.");
        return exitCode;
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count:#,0} {noun}s";
}
