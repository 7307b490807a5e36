namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>
/// Judges what usually is the same in every launch (allocated bytes, collections): exactly when all launches agree,
/// like a mean when they do not.
/// </summary>
internal static class SteadyJudge
{
    private const int FewestForSpread = 2;

    public static Finding Judge(Case about, IReadOnlyList<double> launches)
    {
        var (least, most) = (launches.Min(), launches.Max());
        if (Agree(launches))
            return Of(about, launches, most, least, most) with { Instead = "exactly" };

        // Some launches without any have no logarithm: then every launch must hold, and none holding is a failure.
        return least > 0
            ? MeanJudge.Judge(about, launches, FewestForSpread)
            : Of(about, launches, about.Limit.IsUpper() ? most : least, least, most) with { Instead = "observed" };
    }

    public static bool Agree(IReadOnlyList<double> launches)
    {
        const double Rounding = 1e-9;
        var (least, most) = (launches.Min(), launches.Max());
        return most - least <= Rounding * Math.Abs(most);
    }

    private static Finding Of(Case about, IReadOnlyList<double> launches, double figure, double least, double most) =>
        new(about.Limit.Decide(least, most))
        {
            Estimate = figure,
            Lower = least,
            Upper = most,
            Launches = launches.Count,
            Basis = Figures.Counted(launches.Count, "launch"),
        };
}
