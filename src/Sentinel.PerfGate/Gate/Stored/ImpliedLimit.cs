using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate.Stored;

/// <summary>A limit on regressions that no budget writes down.</summary>
/// <param name="MaxRegression">The largest relative slowdown, a fraction above 0: 0.05 for 5 %.</param>
public sealed record ImpliedLimit(double MaxRegression)
{
    private static readonly SourceLocation Nowhere = new("", 1, 1);

    internal IReadOnlyList<TargetBudget> AddTo(IReadOnlyList<TargetBudget> budgets, IReadOnlyList<string> targetIds)
    {
        var written = budgets.ToDictionary(budget => budget.TargetId, StringComparer.Ordinal);
        return
        [
            .. targetIds.Order(StringComparer.Ordinal).Select(id =>
            {
                var objectives = written.GetValueOrDefault(id)?.Objectives ?? [];
                return objectives.Any(objective => objective.Metric.Kind == MetricKind.Regression)
                    ? written[id]
                    : new TargetBudget(id, [.. objectives, Objective()]);
            }),
        ];
    }

    /// <summary>The verdict, without a place if nobody wrote its limit down.</summary>
    internal static Verdict WithoutPlace(Verdict verdict) => verdict.Location == Nowhere ? verdict with { Location = null } : verdict;

    private Objective Objective() => new(
        new Metric("regression", MetricKind.Regression, Dimension.Fraction),
        ComparisonOperator.Less,
        MaxRegression,
        $"< {MaxRegression * 100:0.####}%",
        Nowhere);
}
