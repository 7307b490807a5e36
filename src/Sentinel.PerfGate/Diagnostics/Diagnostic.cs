namespace Sentinel.PerfGate.Diagnostics;

/// <summary>One message with a stable code: what is wrong, where, and what to write or do instead.</summary>
/// <param name="Code">PERF1nn verdict, PERF2nn bad input, PERF3nn run invalid, PERF4nn integration.</param>
/// <param name="Severity">How it is shown.</param>
/// <param name="Location">Where to mend it; null when no file is to blame.</param>
/// <param name="Message">One line that can be acted on without opening anything else.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, SourceLocation? Location, string Message)
{
    /// <summary>MSBuild's canonical form, <c>file(line,column): error PERF204: message</c>.</summary>
    public override string ToString()
    {
        var severity = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        var origin = Location is { } at ? at.ToString() : "perfgate";
        return $"{origin}: {severity} {Code}: {Message}";
    }
}
