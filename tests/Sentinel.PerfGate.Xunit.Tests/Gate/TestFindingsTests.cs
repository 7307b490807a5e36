using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Xunit.Gate;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Gate;

public sealed class TestFindingsTests
{
    [Fact]
    public void A_broken_limit_ends_with_its_place()
    {
        var finding = Assert.Single(Of(new Verdict("a/b", "mean", VerdictKind.Fail, "a/b mean is 2 us; limit < 1us.")
        {
            Code = "PERF101",
            Location = new SourceLocation("budgets/a.json", 6, 9),
        }));

        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Equal("PERF101: a/b mean is 2 us; limit < 1us. (budgets/a.json:6)", TestFindings.Text(finding));
    }

    [Fact]
    public void What_could_not_be_measured_is_an_error_and_so_is_an_assembly_that_could_not_start()
    {
        var findings = Of(
            new Verdict("a/b", "mean", VerdictKind.Invalid, "a/b was not measured.") { Code = "PERF302" },
            new Verdict("My.Tests.dll", "*", VerdictKind.Invalid, "built without optimisation") { Code = "PERF307" });

        Assert.Equal(["PERF302", "PERF307"], findings.Select(finding => finding.Code));
        Assert.All(findings, finding => Assert.Equal(DiagnosticSeverity.Error, finding.Severity));
    }

    [Theory]
    [InlineData(false, DiagnosticSeverity.Warning)]
    [InlineData(true, DiagnosticSeverity.Error)]
    public void Undecided_is_a_warning_unless_strict(bool strict, DiagnosticSeverity severity)
    {
        var undecided = new Verdict("a/b", "mean", VerdictKind.Inconclusive, "a/b mean is not decided.") { Code = "PERF103" };

        Assert.Equal(severity, Assert.Single(TestFindings.Of(Report([undecided]), "a/b", strict)).Severity);
    }

    [Theory]
    [InlineData(false, DiagnosticSeverity.Warning)]
    [InlineData(true, DiagnosticSeverity.Error)]
    public void A_limit_on_a_change_without_a_base_is_never_a_silent_pass(bool strict, DiagnosticSeverity severity)
    {
        var unjudged = new Verdict("a/b", "regression", VerdictKind.New, "a/b regression is new: no base was given; limit < 5%.");

        var finding = Assert.Single(TestFindings.Of(Report([unjudged]), "a/b", strict));

        Assert.Equal(("PERF103", severity, unjudged.Message), (finding.Code, finding.Severity, finding.Message));
    }

    [Fact]
    public void A_pass_is_told_with_its_figures()
    {
        var told = Assert.Single(Of(new Verdict("a/b", "mean", VerdictKind.Pass, "a/b mean is 0.5 us.")));

        Assert.Equal((DiagnosticSeverity.Info, "a/b mean is 0.5 us."), (told.Severity, told.Message));
    }

    [Fact]
    public void Keys_of_other_projects_are_no_failure_of_a_test() =>
        Assert.Equal(
            DiagnosticSeverity.Info,
            Assert.Single(Of(Unmatched("load/smoke"), new Verdict("a/b", "mean", VerdictKind.Pass, "fine"))).Severity);

    [Fact]
    public void A_test_without_a_limit_says_where_to_write_one_and_which_key_was_meant()
    {
        var finding = Assert.Single(Of(Unmatched("a/bb"), new Verdict("other/target", "mean", VerdictKind.Pass, "fine")));

        Assert.Equal(("PERF410", DiagnosticSeverity.Error), (finding.Code, finding.Severity));
        Assert.Equal(
            "a/b has no limit, so there is nothing to judge. Write one in a budget file, budgets/NAME.json: "
            + "\"budgets\": { \"a/b\": { \"mean\": \"< 50us\" } }, or at the test: [PerfFact(\"a/b\", Mean = \"50us\")]. Did you mean \"a/bb\"?",
            finding.Message);
    }

    [Fact]
    public void Bad_input_is_told_whole_and_nothing_else()
    {
        Diagnostic[] errors = [new("PERF204", DiagnosticSeverity.Error, null, "no unit"), new("PERF203", DiagnosticSeverity.Error, null, "no metric")];

        Assert.Equal(errors, TestFindings.Of(Report([]) with { Errors = errors }, "a/b", strict: false));
    }

    private static IReadOnlyList<Diagnostic> Of(params Verdict[] verdicts) => TestFindings.Of(Report(verdicts), "a/b", strict: false);

    private static Verdict Unmatched(string key) => new(key, "*", VerdictKind.Invalid, $"\"{key}\" matches no target.") { Code = "PERF310" };

    private static GateReport Report(IReadOnlyList<Verdict> verdicts) =>
        new(new VerdictDocument("run", GateOutcome.Pass, 0, verdicts), new ResultsDocument([]));
}
