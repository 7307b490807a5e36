using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Planning;

/// <summary>What a run is about: the targets that exist, and the objectives that are judged of them.</summary>
/// <param name="Heads">The perf projects.</param>
/// <param name="Budgets">Resolved against all targets that exist, then narrowed by the filter.</param>
/// <param name="Failures">Targets that only budgets name, because the worker that would declare them did not start.</param>
internal sealed record RunScope(
    IReadOnlyList<HeadProject> Heads,
    ResolvedBudgets Budgets,
    IReadOnlyDictionary<string, MeasurementFailure> Failures)
{
    /// <summary>Takes the limits that targets declare themselves as budgets too.</summary>
    /// <exception cref="GateInputException">
    /// There are no budgets at all, they contradict each other, limits in the source are malformed, or the filter leaves no target.
    /// </exception>
    public static RunScope Of(BudgetSet files, IReadOnlyList<HeadProject> heads, string? filter)
    {
        var (budgets, malformed) = DeclaredLimits.AddTo(files, heads);
        // A worker that did not start could not tell its limits: that is told, and no pass.
        if (budgets.Entries.Count == 0 && heads.All(head => head.Declared.Failure is null)) throw new GateInputException(2, BudgetFiles.NothingAtAll);
        var declared = heads.SelectMany(head => head.Declared.Targets).Select(target => target.Id).ToHashSet();
        var failures = UndeclaredTargets(budgets, heads, declared);
        var resolved = BudgetResolver.Resolve(budgets, [.. declared, .. failures.Keys]);
        if (malformed.Count + resolved.Diagnostics.Count > 0) throw new GateInputException(2, [.. malformed, .. resolved.Diagnostics]);
        return new RunScope(heads, filter is null ? resolved : Narrow(resolved, new TargetPattern(filter), declared), failures);
    }

    /// <summary>Objectives that are judged.</summary>
    public int Objectives => Budgets.Targets.Sum(budget => budget.Objectives.Count);

    public HeadProject? HeadOf(string targetId) => Heads.FirstOrDefault(head => head.Declared.Find(targetId) is not null);

    /// <summary>The projects that have a target whose budget compares it with base.</summary>
    public IReadOnlyList<HeadProject> Compared =>
        [.. Budgets.Targets.Where(budget => budget.Objectives.Any(IsComparison)).Select(budget => HeadOf(budget.TargetId)).OfType<HeadProject>().Distinct()];

    public static bool IsComparison(Objective objective) =>
        objective.Metric.Kind is MetricKind.Regression or MetricKind.AllocatedRegression;

    private static Dictionary<string, MeasurementFailure> UndeclaredTargets(
        BudgetSet budgets,
        IReadOnlyList<HeadProject> heads,
        HashSet<string> declared)
    {
        var failure = heads.Select(head => head.Declared.Failure).FirstOrDefault(failure => failure is not null);
        if (failure is null) return [];
        return budgets.Entries
            .Select(entry => new TargetPattern(entry.Key))
            .Where(key => key.IsLiteral && !declared.Contains(key.Text))
            .Select(key => key.Text)
            .Distinct()
            .ToDictionary(id => id, _ => failure);
    }

    private static ResolvedBudgets Narrow(ResolvedBudgets resolved, TargetPattern filter, HashSet<string> declared)
    {
        if (declared.Count > 0 && !declared.Any(filter.IsMatch))
            throw new GateInputException($"Filter '{filter}' matches no target.{Suggestion.Sentence(filter.Text, declared)}");
        return resolved with { Targets = [.. resolved.Targets.Where(budget => filter.IsMatch(budget.TargetId))] };
    }
}
