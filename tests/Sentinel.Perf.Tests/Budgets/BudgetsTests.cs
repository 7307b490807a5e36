using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Xunit;

namespace Sentinel.Perf.Tests.Budgets;

public sealed class BudgetsTests
{
    // One operation of these waits for the disk: their time is the machine's.
    private static readonly string[] Durable = ["events/append", "events/append-10", "pipeline/submit", "replay/record", "replay/record-10"];

    [Fact]
    public void Every_benchmark_has_a_limit_on_its_time()
    {
        MetricKind[] times = [MetricKind.Mean, MetricKind.Quantile];
        Assert.All(Resolved(), budget => Assert.Contains(budget.Objectives, objective => times.Contains(objective.Metric.Kind)));
        Assert.Equal(Suite.Ids, Resolved().Select(budget => budget.TargetId).Where(id => !id.StartsWith("reference/", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_processor_alone_does_is_held_against_base_and_in_what_it_allocates()
    {
        foreach (var budget in Resolved())
        {
            var metrics = budget.Objectives.Select(objective => objective.Metric.Kind).ToHashSet();
            Assert.Equal(!Durable.Contains(budget.TargetId), metrics.Contains(MetricKind.Regression));
            Assert.Equal(!Durable.Contains(budget.TargetId), metrics.Contains(MetricKind.Allocated));
        }
    }

    [Fact]
    public void What_waits_for_the_disk_may_not_fail_once() =>
        Assert.All(
            Resolved().Where(budget => Durable.Contains(budget.TargetId)),
            budget => Assert.Contains(budget.Objectives, objective => objective.Metric.Kind == MetricKind.Failed && objective.Limit == 0));

    private static IReadOnlyList<TargetBudget> Resolved()
    {
        var files = BudgetFiles.Find([], RepositoryRoot.Path).Files;
        var reading = BudgetReader.Read(files, RepositoryRoot.Path);
        Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return BudgetResolver.Resolve(reading.Set, [.. Suite.Targets().Select(target => target.Declaration.Id)]).Targets;
    }
}
