using Sentinel.PerfGate.Gate.Judging;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>How far above a figure its limit is put: the headroom, or more where launches differ so much that the same code would not pass.</summary>
/// <param name="Share">The larger of both, a fraction.</param>
/// <param name="Because">Which it is, as a clause.</param>
internal sealed record Margin(double Share, string Because)
{
    /// <param name="headroom">As asked for, a fraction.</param>
    /// <param name="noise">What the noise asks for, a fraction.</param>
    /// <param name="spread">How launches differ.</param>
    public static Margin Of(double headroom, double noise, LaunchSpread spread)
    {
        var differ = spread.Assumed
            ? $"too few to tell how they differ, {Figures.Change(spread.Sd)} is assumed"
            : $"which differ by {Figures.Change(spread.Sd)}";
        return noise <= headroom
            ? new Margin(headroom, $"{differ}; +{Figures.Change(headroom)} headroom")
            : new Margin(noise, $"{differ}; +{Figures.Change(noise)}, for with less a run of the same code could miss it");
    }
}
