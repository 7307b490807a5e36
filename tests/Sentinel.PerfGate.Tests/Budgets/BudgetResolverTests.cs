using CsCheck;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class BudgetResolverTests
{
    [Fact]
    public void The_most_specific_entry_wins_metric_by_metric()
    {
        var resolved = Resolve(
            ["validation/intent", "validation/plan", "signing/large"],
            Entry(1, "**", ("mean", "< 9s"), ("allocated", "<= 1MB")),
            Entry(2, "validation/*", ("mean", "< 50ms"), ("p99", "< 500ms")),
            Entry(3, "validation/intent", ("mean", "< 5ms"))
        );

        Assert.Equal(
            [
                "signing/large: mean < 9s, allocated <= 1MB",
                "validation/intent: allocated <= 1MB, p99 < 500ms, mean < 5ms",
                "validation/plan: allocated <= 1MB, mean < 50ms, p99 < 500ms",
            ],
            resolved.Targets.Select(Describe)
        );
        Assert.Empty(resolved.Unmatched);
        Assert.Empty(resolved.Diagnostics);
    }

    [Fact]
    public void A_tie_is_an_error_that_names_both_places()
    {
        var resolved = Resolve(
            ["a/xy", "a/xyy"],
            Entry(1, "a/x*", ("mean", "< 1ms"), ("p99", "< 1ms")),
            Entry(2, "a/*y", ("mean", "< 2ms"), ("max", "< 1ms"))
        );

        var tie = Assert.Single(resolved.Diagnostics);
        Assert.Equal(
            "budgets/b.json(2,11): error PERF209: mean of a/xy and 1 more is limited here (\"< 2ms\") and, by an equally specific key, at "
                + "budgets/b.json(1,11) (\"< 1ms\"). Remove one of them, or make one key more specific.",
            tie.ToString()
        );
        Assert.Equal(["a/xy: p99 < 1ms, max < 1ms", "a/xyy: p99 < 1ms, max < 1ms"], resolved.Targets.Select(Describe));
    }

    [Fact]
    public void A_tie_below_a_more_specific_entry_does_not_matter()
    {
        var resolved = Resolve(
            ["a/xy"],
            Entry(1, "a/x*", ("mean", "< 1ms")),
            Entry(2, "a/*y", ("mean", "< 2ms")),
            Entry(3, "a/xy", ("mean", "< 3ms"))
        );

        Assert.Empty(resolved.Diagnostics);
        Assert.Equal(["a/xy: mean < 3ms"], resolved.Targets.Select(Describe));
    }

    [Fact]
    public void Entries_without_a_target_are_unmatched_unless_optional()
    {
        var lost = Entry(1, "a/y", ("mean", "< 1ms"));
        var optional = Entry(2, "a/z", ("mean", "< 1ms")) with { Optional = true };

        var resolved = Resolve(["a/x"], lost, optional);

        Assert.Equal([lost], resolved.Unmatched);
        Assert.Empty(resolved.Targets);
    }

    [Fact]
    public void The_order_of_entries_and_targets_has_no_influence() =>
        Gen.Select(
                Choice.Of("a/b", "a/*", "*/b", "a*/b", "**", "a/**", "**/b", "c/d").Array[1, 6],
                Choice.Of("mean", "p99", "allocated").Array[6],
                Gen.Int[0, int.MaxValue - 1]
            )
            .Sample(
                (keys, metrics, seed) =>
                {
                    var entries = keys.Select((key, i) => Entry(i + 1, key, (metrics[i], metrics[i] == "allocated" ? "< 1KB" : "< 1ms"))).ToArray();
                    string[] ids = ["a/b", "a/c", "ab/b", "c/b/b"];
                    var expected = Show(Resolve(ids, entries));
                    var random = new Random(seed);
                    random.Shuffle(entries);
                    random.Shuffle(ids);
                    Assert.Equal(expected, Show(Resolve(ids, entries)));
                },
                seed: "0000KOIPC5V4"
            );

    private static string Show(ResolvedBudgets resolved) =>
        string.Join(
            '\n',
            [
                .. resolved.Targets.Select(Describe),
                .. resolved.Diagnostics.Select(diagnostic => diagnostic.ToString()),
                .. resolved.Unmatched.Select(entry => entry.Location.ToString()).Order(StringComparer.Ordinal),
            ]
        );

    private static ResolvedBudgets Resolve(string[] ids, params BudgetEntry[] entries) =>
        BudgetResolver.Resolve(new BudgetSet(["budgets/b.json"], entries), ids);

    private static string Describe(TargetBudget budget) =>
        $"{budget.TargetId}: {string.Join(", ", budget.Objectives.Select(objective => $"{objective.Metric.Name} {objective.Text}"))}";

    private static BudgetEntry Entry(int line, string key, params (string Metric, string Text)[] objectives) =>
        new(
            key,
            new SourceLocation("budgets/b.json", line, 1),
            [.. objectives.Select((objective, i) => Objective(objective.Metric, objective.Text, new("budgets/b.json", line, 11 + (20 * i))))]
        );

    private static Objective Objective(string name, string text, SourceLocation location)
    {
        Assert.True(MetricCatalog.TryParse(name, out var metric));
        Assert.Null(LimitParser.TryParse(metric, text, out var limit));
        return new Objective(metric, limit.Operator, limit.Value, text, location);
    }
}
