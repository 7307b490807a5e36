namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>One of a fixed number of looks at a target that is still being measured.</summary>
/// <param name="Number">Which, from 1. When time runs out between two looks, the next one's number is used for the last.</param>
/// <param name="Of">How many there can be.</param>
public sealed record ScreenLook(int Number, int Of)
{
    /// <summary>The part of 1 - confidence that this look may use.</summary>
    public double Share => Screening.Share(Number, Of);

    /// <summary>The confidence of the bound at this look when all looks together are to have <paramref name="confidence"/>.</summary>
    public double Confidence(double confidence) => 1 - (Share * (1 - confidence));
}
