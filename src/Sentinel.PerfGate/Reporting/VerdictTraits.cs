using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Reporting;

/// <summary>What reports ask of a verdict.</summary>
internal static class VerdictTraits
{
    /// <summary>Whether its figures are relative changes against base.</summary>
    public static bool IsRelative(this Verdict verdict) => verdict.Unit == "ratio";

    /// <summary>How far beyond its limit a figure is, as a factor; the larger the worse. One when unknown.</summary>
    public static double Excess(this Verdict verdict)
    {
        if (verdict is not { Estimate: { } estimate, Limit: { } limit }) return 1;
        var (worse, better) = verdict switch
        {
            { Unit: "ratio" } => (1 + estimate, 1 + limit),
            { Unit: "fraction", Operator: ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual } => (1 - estimate, 1 - limit),
            { Operator: ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual } => (limit, estimate),
            _ => (estimate, limit),
        };
        return better > 0 ? worse / better : double.PositiveInfinity;
    }
}
