using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting;

public sealed class VerdictDiagnosticsTests
{
    [Fact]
    public void Verdicts_become_canonical_lines_the_worst_first() =>
        Snapshot.Verify(string.Join('\n', VerdictDiagnostics.Of(SampleReport.Document())), "VerdictDiagnostics.Canonical");

    [Theory]
    [InlineData(InconclusivePolicy.Warn, false, DiagnosticSeverity.Warning)]
    [InlineData(InconclusivePolicy.Fail, false, DiagnosticSeverity.Error)]
    [InlineData(InconclusivePolicy.Pass, true, DiagnosticSeverity.Error)]
    public void An_undecided_verdict_is_as_grave_as_its_policy_and_strictness_say(InconclusivePolicy policy, bool strict, DiagnosticSeverity severity)
    {
        var verdict = new Verdict("a", "mean", VerdictKind.Inconclusive, "not decided") { Code = "PERF103", OnInconclusive = policy };

        var diagnostic = Assert.Single(Of(verdict, strict));

        Assert.Equal(severity, diagnostic.Severity);
    }

    [Fact]
    public void An_undecided_verdict_that_its_budget_lets_pass_says_nothing() =>
        Assert.Empty(Of(new("a", "mean", VerdictKind.Inconclusive, "not decided") { OnInconclusive = InconclusivePolicy.Pass }, strict: false));

    [Fact]
    public void A_new_target_is_an_error_only_when_strict()
    {
        var verdict = new Verdict("a", "regression", VerdictKind.New, "no base");

        Assert.Empty(Of(verdict, strict: false));
        Assert.Equal("PERF103", Assert.Single(Of(verdict, strict: true)).Code);
    }

    [Fact]
    public void Of_two_broken_limits_the_one_further_off_comes_first()
    {
        Verdict Broken(string target, double estimate) => new(target, "mean", VerdictKind.Fail, target) { Code = "PERF101", Estimate = estimate, Limit = 100, Unit = "ns", Operator = ComparisonOperator.Less };

        var document = new VerdictDocument("r", GateOutcome.Fail, 1, [Broken("near", 110), Broken("far", 900)]);

        Assert.Equal(["far", "near"], VerdictDiagnostics.Of(document).Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public void What_stopped_a_whole_target_is_told_once_at_its_first_objective_and_gravest()
    {
        Verdict Unmeasured(string target, string metric, int line, ObjectiveSeverity severity) => new(target, metric, VerdictKind.Invalid, $"{target} was not measured: it hangs.")
        {
            Code = "PERF303", Location = new("budgets/a.json", line, 5), Severity = severity,
        };

        var document = new VerdictDocument("r", GateOutcome.Invalid, 3, [
            Unmeasured("a", "mean", 3, ObjectiveSeverity.Warning),
            Unmeasured("a", "p99", 4, ObjectiveSeverity.Error),
            Unmeasured("a", "allocated", 5, ObjectiveSeverity.Error),
            Unmeasured("b", "mean", 8, ObjectiveSeverity.Error),
        ]);

        Assert.Equal(
            ["budgets/a.json(4,5): error PERF303: a was not measured: it hangs.", "budgets/a.json(8,5): error PERF303: b was not measured: it hangs."],
            VerdictDiagnostics.Of(document).Select(diagnostic => diagnostic.ToString()));
    }

    private static IReadOnlyList<Diagnostic> Of(Verdict verdict, bool strict) =>
        VerdictDiagnostics.Of(new VerdictDocument("r", GateOutcome.Inconclusive, 0, [verdict]) { Strict = strict });
}
