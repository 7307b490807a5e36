using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>
/// Decides comparisons with base. A failure needs both: a p-value that Holm's adjustment over the family leaves at most
/// alpha, and a lower bound above the limit at the objective's own confidence. A pass needs its upper bound alone.
/// </summary>
internal static class RegressionJudge
{
    public static IReadOnlyList<Verdict> Decide(IReadOnlyList<JudgedCase> cases, double alpha, RegressionWording wording)
    {
        var family = cases.Index().Where(candidate => candidate.Item.IsTested(alpha)).ToList();
        var adjusted = new double?[cases.Count];
        foreach (var (p, (index, _)) in Holm.Adjust(family.ConvertAll(candidate => candidate.Item.Comparison!.PValue)).Zip(family))
            adjusted[index] = p;
        return cases.Select((candidate, index) => candidate.Settled ?? Decide(candidate, adjusted[index], alpha, wording)).ToList();
    }

    private static Verdict Decide(JudgedCase about, double? adjusted, double alpha, RegressionWording wording)
    {
        var comparison = about.Comparison!;
        if (comparison.NoRatio is { } reason)
            return Wording.Invalid(about.About, DiagnosticCode.OperationTooShort, reason);

        return wording.Compared(about, Kind(about, comparison, adjusted, alpha), adjusted);
    }

    private static VerdictKind Kind(JudgedCase about, RatioComparison comparison, double? adjusted, double alpha)
    {
        var limit = about.About.Limit;
        if (about.Undecidable is not null)
            return VerdictKind.Inconclusive;
        if (limit.Holds(comparison.Upper))
            return VerdictKind.Pass;
        var proven = adjusted <= alpha && new Limit(ComparisonOperator.LessOrEqual, limit.Value).Decide(comparison.Lower, null) == VerdictKind.Fail;
        return proven ? VerdictKind.Fail : VerdictKind.Inconclusive;
    }
}
