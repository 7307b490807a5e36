namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Judges counts and extremes: what was observed, in every launch, without an interval.</summary>
internal static class ObservedJudge
{
    public static Finding Judge(Case about, IReadOnlyList<double> launches) => Finding.Worst(
        launches
            .Select(figure => new Finding(about.Limit.Holds(figure) ? VerdictKind.Pass : VerdictKind.Fail)
            {
                Estimate = figure,
                Lower = figure,
                Upper = figure,
                Instead = "observed",
                Basis = "1 launch",
            })
            .ToList(),
        about.Limit) with
    {
        Basis = launches.Count == 1 ? "1 launch" : $"the worst of {launches.Count} launches",
    };
}
