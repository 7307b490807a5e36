using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting.Documents;
using Sentinel.PerfGate.Reporting.GitHub;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>Tells why a command could not do what it was asked for.</summary>
internal sealed class FailureOutput(ToolConsole console, OutputFormat format)
{
    /// <param name="exitCode">The command's exit code.</param>
    /// <param name="diagnostics">What is wrong, all of it.</param>
    /// <param name="runId">The run's id, when it had one.</param>
    public VerdictDocument Show(int exitCode, IReadOnlyList<Diagnostic> diagnostics, string? runId = null)
    {
        var document = new VerdictDocument(runId ?? Guid.NewGuid().ToString("N"), GateOutcome.Invalid, exitCode, []) { Notices = diagnostics };
        switch (format)
        {
            case OutputFormat.Json:
                console.Out.Write(VerdictDocumentWriter.Write(document));
                break;
            case OutputFormat.MSBuild:
                Write(console.Out, diagnostics.Select(diagnostic => diagnostic.ToString()));
                break;
            case OutputFormat.GitHub:
                Write(console.Out, GitHubAnnotations.Of(diagnostics));
                break;
            default:
                Write(console.Error, diagnostics.Select(Line));
                if (console.OnGitHub) Write(console.Out, GitHubAnnotations.Of(diagnostics));
                break;
        }
        return document;
    }

    // Without budgets there is nothing wrong to be found in a file: the sentence alone says what to do.
    private static string Line(Diagnostic diagnostic) =>
        diagnostic is { Code: DiagnosticCode.NoBudgets, Location: null } ? diagnostic.Message : diagnostic.ToString();

    private static void Write(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines) writer.WriteLine(line);
    }
}
