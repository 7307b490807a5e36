namespace Sentinel.PerfGate.Budgets;

/// <summary>Applies budgets to the targets that exist.</summary>
public static class BudgetResolver
{
    /// <summary>
    /// Merges, for every target, the entries that match it: metric by metric the most specific entry wins
    /// (see <see cref="TargetPattern.CompareSpecificity"/>). The order of the entries has no influence.
    /// </summary>
    /// <param name="budgets">The entries of all files.</param>
    /// <param name="targetIds">All targets that exist, whether or not they are measured in this run.</param>
    public static ResolvedBudgets Resolve(BudgetSet budgets, IReadOnlyCollection<string> targetIds)
    {
        ArgumentNullException.ThrowIfNull(budgets);
        ArgumentNullException.ThrowIfNull(targetIds);
        var entries = budgets.Entries.Select(entry => (Entry: entry, entry.Pattern)).ToArray();
        var matched = new HashSet<BudgetEntry>(ReferenceEqualityComparer.Instance);
        var targets = new List<TargetBudget>();
        var ties = new BudgetTies();
        foreach (var id in targetIds.Distinct().Order(StringComparer.Ordinal))
        {
            var matching = entries.Where(candidate => candidate.Pattern.IsMatch(id)).ToArray();
            matched.UnionWith(matching.Select(candidate => candidate.Entry));
            var objectives = Merge(id, matching, ties);
            if (objectives.Count > 0)
            {
                targets.Add(new TargetBudget(id, objectives));
            }
        }

        var unmatched = budgets.Entries.Where(entry => !entry.Optional && !matched.Contains(entry)).ToArray();
        return new ResolvedBudgets(targets, unmatched, ties.ToDiagnostics());
    }

    private static List<Objective> Merge(string id, (BudgetEntry Entry, TargetPattern Pattern)[] matching, BudgetTies ties)
    {
        var candidates = matching.SelectMany(match => match.Entry.Objectives.Select(objective => (Objective: objective, match.Pattern)));
        var merged = new List<Objective>();
        foreach (var metric in candidates.GroupBy(candidate => candidate.Objective.Metric.Name))
        {
            var best = metric.Aggregate((a, b) => a.Pattern.CompareSpecificity(b.Pattern) <= 0 ? a : b).Pattern;
            var winners = metric
                .Where(candidate => candidate.Pattern.CompareSpecificity(best) == 0)
                .Select(candidate => candidate.Objective)
                .OrderBy(objective => objective, ObjectiveOrder.ByPlace)
                .ToArray();
            if (winners.Length > 1)
            {
                ties.Add(id, winners);
            }
            else
            {
                merged.Add(winners[0]);
            }
        }

        merged.Sort(ObjectiveOrder.ByPlace);
        return merged;
    }
}
