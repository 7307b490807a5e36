using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>What a run of the gate has to say of one test.</summary>
internal static class TestFindings
{
    private const string WholeAssembly = "*";

    /// <summary>Errors break the test, warnings are its warnings, the rest is its output. Never empty: a test that says nothing was not judged.</summary>
    public static IReadOnlyList<Diagnostic> Of(GateReport report, string target, bool strict)
    {
        if (report.Errors.Count > 0)
            return report.Errors;
        var document = report.Verdicts;
        // Keys that match nothing here may well be those of other projects; the gate of the build knows them all.
        var own = document.Verdicts
            .Where(verdict => verdict.Target == target || (verdict.Metric == WholeAssembly && verdict.Code != DiagnosticCode.BudgetWithoutTarget))
            .ToList();
        if (own.Count == 0)
            return [NoLimit(target, document.Verdicts.Where(verdict => verdict.Metric == WholeAssembly).Select(verdict => verdict.Target))];
        var notices = document.Notices.Where(notice => notice.Severity != DiagnosticSeverity.Error || notice.Code != DiagnosticCode.BudgetWithoutTarget);
        return
        [
            .. VerdictDiagnostics.Of(document with { Verdicts = own, Notices = [.. notices], Strict = strict }),
            // In a build the table lists these; a test that only passed would say that they hold. Where they are errors they are told above.
            .. own.Where(verdict => verdict.Kind == VerdictKind.New && !strict)
                .Select(verdict => new Diagnostic(DiagnosticCode.Inconclusive, DiagnosticSeverity.Warning, verdict.Location, verdict.Message)),
            .. own.Where(verdict => verdict.Kind == VerdictKind.Pass)
                .Select(verdict => new Diagnostic("", DiagnosticSeverity.Info, verdict.Location, verdict.Message)),
        ];
    }

    /// <summary>A finding as a test's message: the code first, the place last.</summary>
    public static string Text(Diagnostic finding) =>
        $"{finding.Code}: {finding.Message}{(finding.Location is { } at ? $" ({at.File}:{at.Line})" : "")}";

    private static Diagnostic NoLimit(string target, IEnumerable<string> unmatched) => new(
        DiagnosticCode.TestWithoutBudget,
        DiagnosticSeverity.Error,
        null,
        $"{target} has no limit, so there is nothing to judge. Write one in a budget file, budgets/NAME.json: "
        + $"\"budgets\": {{ \"{target}\": {{ \"mean\": \"< 50us\" }} }}, or at the test: [PerfFact(\"{target}\", Mean = \"50us\")].{Suggestion.Sentence(target, unmatched)}");
}
