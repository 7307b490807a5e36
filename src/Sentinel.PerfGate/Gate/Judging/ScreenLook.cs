namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>One of a fixed number of looks at a target that is still being measured.</summary>
/// <param name="Number">Which, from 1. When time runs out between two looks, the next one's number is used for the last.</param>
/// <param name="Of">How many there can be.</param>
public sealed record ScreenLook(int Number, int Of)
{
    /// <summary>The most looks a screen takes.</summary>
    public const int OfScreen = 4;

    /// <summary>
    /// The look at confirming launches. They may clear a suspect, so they are one more chance of passing what is too slow, and
    /// take their share of that error like every other look.
    /// </summary>
    public static ScreenLook Confirming { get; } = new(OfScreen + 1, OfScreen + 1);

    /// <summary>The part of 1 - confidence that this look may use.</summary>
    public double Share => Screening.Share(Number, Of);

    /// <summary>The confidence of the bound at this look when all looks together are to have <paramref name="confidence"/>.</summary>
    public double Confidence(double confidence) => 1 - (Share * (1 - confidence));

    /// <summary>The fewest pairs with which the exact test can pass anything at this look.</summary>
    /// <param name="confidence">Of the objective.</param>
    public int FewestPairs(double confidence) => Screening.ConfirmPairs(1, Share * (1 - confidence));
}
