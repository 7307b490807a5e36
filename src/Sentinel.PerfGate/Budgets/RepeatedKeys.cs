using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Finds the same metric under the same key in several files: a tie, whatever targets there are.</summary>
internal static class RepeatedKeys
{
    public static IReadOnlyList<Diagnostic> Find(IEnumerable<BudgetEntry> entries)
    {
        var ties = new BudgetTies();
        foreach (var key in entries.GroupBy(entry => entry.Key))
        {
            // Within a file a repeated key is a duplicate and told as one.
            var objectives = key.DistinctBy(entry => entry.Location.File).SelectMany(entry => entry.Objectives);
            foreach (var metric in objectives.GroupBy(objective => objective.Metric.Name))
            {
                ties.Add(key.Key, [.. metric.DistinctBy(objective => objective.Location.File).Order(ObjectiveOrder.ByPlace)]);
            }
        }

        return ties.ToDiagnostics();
    }
}
