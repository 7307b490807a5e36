using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Collects objectives of which neither outranks the other; each pair of places is told once, whatever the number of targets.</summary>
internal sealed class BudgetTies
{
    private readonly Dictionary<(Objective First, Objective Other), List<string>> targets = [];

    /// <param name="target">The target both stand for.</param>
    /// <param name="tied">Two or more objectives on one metric, in the order of their places.</param>
    public void Add(string target, IReadOnlyList<Objective> tied)
    {
        foreach (var other in tied.Skip(1))
        {
            if (!targets.TryGetValue((tied[0], other), out var ids))
            {
                targets[(tied[0], other)] = ids = [];
            }

            ids.Add(target);
        }
    }

    public IReadOnlyList<Diagnostic> ToDiagnostics() =>
        [.. targets.OrderBy(tie => tie.Key.Other, ObjectiveOrder.ByPlace).Select(tie => Describe(tie.Key.First, tie.Key.Other, tie.Value))];

    public static Diagnostic Describe(Objective first, Objective other, IReadOnlyList<string> ids)
    {
        var more = ids.Count > 1 ? $" and {ids.Count - 1} more" : "";
        return new Diagnostic(
            DiagnosticCode.Tie,
            DiagnosticSeverity.Error,
            other.Location,
            $"{other.Metric.Name} of {ids[0]}{more} is limited here (\"{other.Text}\") and, by an equally specific key, at {first.Location} "
                + $"(\"{first.Text}\"). Remove one of them, or make one key more specific."
        );
    }
}
