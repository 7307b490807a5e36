using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Reporting;

/// <summary>A run's verdicts as messages with a place, for compilers' lists and pull requests.</summary>
public static class VerdictDiagnostics
{
    private const string Undecided = "PERF103";

    /// <summary>Every verdict that somebody must know of, the worst first and each message once, then the notices. A pass says nothing.</summary>
    public static IReadOnlyList<Diagnostic> Of(VerdictDocument document)
    {
        var ofVerdicts =
            from verdict in document.Verdicts
            let severity = SeverityOf(verdict, document.Strict)
            where severity is not null
            orderby severity descending, Rank(verdict.Kind), verdict.Excess() descending
            select new Diagnostic(verdict.Code ?? Undecided, severity.Value, verdict.Location, verdict.Message);
        // A target that could not be measured is one fact, however many objectives it has; the table lists each.
        return [.. ofVerdicts.DistinctBy(diagnostic => (diagnostic.Code, diagnostic.Message)), .. document.Notices];
    }

    // What an objective of severity "warning" finds is told, and breaks nothing.
    private static DiagnosticSeverity? SeverityOf(Verdict verdict, bool strict) => Gravity(verdict, strict) switch
    {
        DiagnosticSeverity.Error when verdict.Severity == ObjectiveSeverity.Warning => DiagnosticSeverity.Warning,
        var gravity => gravity,
    };

    private static DiagnosticSeverity? Gravity(Verdict verdict, bool strict) => verdict.Kind switch
    {
        VerdictKind.Fail or VerdictKind.Invalid => DiagnosticSeverity.Error,
        VerdictKind.Inconclusive when strict || verdict.OnInconclusive == InconclusivePolicy.Fail => DiagnosticSeverity.Error,
        VerdictKind.Inconclusive when verdict.OnInconclusive == InconclusivePolicy.Warn => DiagnosticSeverity.Warning,
        VerdictKind.New when strict => DiagnosticSeverity.Error,
        _ => null,
    };

    private static int Rank(VerdictKind kind) => kind switch
    {
        VerdictKind.Fail => 0,
        VerdictKind.Invalid => 1,
        _ => 2,
    };
}
