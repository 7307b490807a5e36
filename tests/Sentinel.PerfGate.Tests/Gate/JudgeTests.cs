using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Gate.Judging;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

public sealed class JudgeTests
{
    private static readonly string[] AllMetrics =
    [
        "mean", "min", "max", "p50", "p99.9", "service.p99", "startLag.p99", "throughput", "successRate", "errorRate", "failed", "dropped",
        "allocated", "gen0", "gen1", "gen2", "cpu", "peakMemory", "memoryGrowth", "regression", "allocated.regression",
    ];

    [Fact]
    public void Every_objective_of_every_target_has_one_verdict_in_the_order_of_the_budget()
    {
        var objectives = AllMetrics.Select(Any).ToList();
        var targets = new[] { Given.Head(Given.Launches(1, 2, 3)), Given.Head() with { Id = "validation/other" }, Given.Load([Given.Stage("a", 1, 0)]) };

        var verdicts = Judge.Decide(Given.Input(objectives, targets));

        Assert.Equal(targets.SelectMany(target => AllMetrics.Select(metric => (target.Id, metric))), verdicts.Select(verdict => (verdict.Target, verdict.Metric)));
        Assert.All(verdicts, verdict => Assert.DoesNotContain('\n', verdict.Message));
        Assert.All(verdicts, verdict => Assert.Equal(verdict.Kind is VerdictKind.Pass or VerdictKind.New, verdict.Code is null));
    }

    [Fact]
    public void A_metric_that_was_not_measured_is_never_a_pass()
    {
        var nothing = Given.Head(new Launch());
        var verdicts = Judge.Decide(Given.Input(AllMetrics.Where(metric => !metric.EndsWith("regression", StringComparison.Ordinal)).Select(Any), nothing));

        Assert.All(verdicts, verdict => Assert.Equal(("PERF314", VerdictKind.Invalid), (verdict.Code, verdict.Kind)));
    }

    [Fact]
    public void A_target_that_failed_is_invalid_with_its_code_its_reason_and_its_log()
    {
        var failed = Given.Head() with { Failure = new("PERF301", "its worker exited with code 134 in launch 2.", "workers/2.log") };

        var verdict = Given.Judge("regression", "< 5%", failed);

        Assert.Equal("PERF301", verdict.Code);
        Assert.Equal("validation/intent was not measured: its worker exited with code 134 in launch 2. Log: workers/2.log", verdict.Message);
    }

    [Fact]
    public void A_target_without_a_result_is_invalid()
    {
        var budgets = new ResolvedBudgets([new TargetBudget("load/smoke/pipeline", [Any("p99")])], [], []);

        var verdict = Assert.Single(Judge.Decide(new JudgeInput(budgets, new ResultsDocument([Given.Base(Given.Launches(1))]))));

        Assert.Equal(("PERF308", VerdictKind.Invalid), (verdict.Code, verdict.Kind));
        Assert.Equal(TargetKind.Load, verdict.TargetKind);
    }

    [Fact]
    public void An_entry_that_matches_nothing_is_invalid_at_its_key_and_guesses_what_was_meant()
    {
        var entry = new BudgetEntry("validation/intnt", new("budgets/validation.json", 5, 5), [Any("mean"), Any("p99")]);
        var input = Given.Input([], Given.Head(Given.Launches(1)));

        var verdict = Assert.Single(Judge.Decide(input with { Budgets = input.Budgets with { Unmatched = [entry] } }));

        Assert.Equal(("PERF310", VerdictKind.Invalid, entry.Location), (verdict.Code, verdict.Kind, verdict.Location));
        Assert.Equal("\"validation/intnt\" matches no target, so nothing of it was judged. Did you mean \"validation/intent\"?", verdict.Message);
    }

    [Fact]
    public void Severity_policy_and_confidence_of_the_objective_reach_the_verdict()
    {
        var objective = Any("mean") with { Severity = ObjectiveSeverity.Warning, OnInconclusive = InconclusivePolicy.Fail, Confidence = 0.95 };

        var verdict = Given.Judge(objective, Given.Head(Given.Launches(1, 1, 1)));

        Assert.Equal((ObjectiveSeverity.Warning, InconclusivePolicy.Fail, 0.95), (verdict.Severity, verdict.OnInconclusive, verdict.Confidence));
        Assert.Contains("at 95 %", verdict.Message, StringComparison.Ordinal);
    }

    private static Objective Any(string metric)
    {
        var named = metric == "allocated.regression" ? MetricCatalog.AllocatedRegression
            : MetricCatalog.TryParse(metric, out var known) ? known : throw new ArgumentException(metric, nameof(metric));
        return new Objective(named, ComparisonOperator.Less, 0.5, "< 0.5", new("budgets/a.json", 1, 1));
    }
}
