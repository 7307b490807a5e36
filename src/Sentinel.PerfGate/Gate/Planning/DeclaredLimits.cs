using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Planning;

/// <summary>The limits that targets declare themselves, as entries beside those of budget files.</summary>
internal static class DeclaredLimits
{
    /// <summary>Adds an entry for each target that declares limits, keyed by its id.</summary>
    /// <returns>All entries, and what is wrong with the limits.</returns>
    public static BudgetReading AddTo(BudgetSet budgets, IReadOnlyList<HeadProject> heads)
    {
        var diagnostics = new List<Diagnostic>();
        var entries = heads
            .SelectMany(head => head.Declared.Targets.Where(target => target.Limits.Count > 0).Select(target => Entry(head, target, diagnostics)))
            .ToList();
        return new BudgetReading(budgets with { Entries = [.. budgets.Entries, .. entries] }, diagnostics);
    }

    private static BudgetEntry Entry(HeadProject head, TargetDeclaration target, List<Diagnostic> diagnostics)
    {
        var limits = target.Limits.Select(limit => (limit.Metric, limit.Limit, Place: SourcePlace.Of(limit.Location, head))).ToList();
        var objectives = limits.Select(limit => DeclaredLimitReader.Read(limit.Metric, limit.Limit, limit.Place, diagnostics));
        return new BudgetEntry(target.Id, limits[0].Place, [.. objectives.OfType<Objective>()]) { IsDeclared = true };
    }
}
