using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(false, GateOutcome.Pass, 0)]
    [InlineData(false, GateOutcome.Pass, 0, VerdictKind.Pass)]
    [InlineData(false, GateOutcome.Pass, 0, VerdictKind.Pass, VerdictKind.New)]
    [InlineData(true, GateOutcome.Inconclusive, 3, VerdictKind.Pass, VerdictKind.New)]
    [InlineData(false, GateOutcome.Inconclusive, 0, VerdictKind.Pass, VerdictKind.Inconclusive)]
    [InlineData(true, GateOutcome.Inconclusive, 3, VerdictKind.Pass, VerdictKind.Inconclusive)]
    [InlineData(false, GateOutcome.Invalid, 3, VerdictKind.Inconclusive, VerdictKind.Invalid)]
    [InlineData(true, GateOutcome.Fail, 1, VerdictKind.Invalid, VerdictKind.Inconclusive, VerdictKind.Fail, VerdictKind.New)]
    public void The_gravest_verdict_decides(bool strict, GateOutcome outcome, int exitCode, params VerdictKind[] kinds) =>
        Assert.Equal((outcome, exitCode), Outcome.Of([.. kinds.Select(Verdict)], strict));

    [Theory]
    [InlineData(VerdictKind.Fail)]
    [InlineData(VerdictKind.Invalid)]
    [InlineData(VerdictKind.Inconclusive)]
    public void A_warning_never_breaks(VerdictKind kind) => Assert.Equal(
        (GateOutcome.Pass, 0), Outcome.Of([Verdict(kind) with { Severity = ObjectiveSeverity.Warning, OnInconclusive = InconclusivePolicy.Fail }], strict: true));

    [Fact]
    public void An_inconclusive_verdict_whose_policy_is_fail_was_not_judged() => Assert.Equal(
        (GateOutcome.Inconclusive, 3), Outcome.Of([Verdict(VerdictKind.Inconclusive) with { OnInconclusive = InconclusivePolicy.Fail }], strict: false));

    [Fact]
    public void An_inconclusive_verdict_whose_policy_is_pass_counts_as_one() => Assert.Equal(
        (GateOutcome.Pass, 0), Outcome.Of([Verdict(VerdictKind.Inconclusive) with { OnInconclusive = InconclusivePolicy.Pass }], strict: true));

    private static Verdict Verdict(VerdictKind kind) => new("a", "mean", kind, "");
}
