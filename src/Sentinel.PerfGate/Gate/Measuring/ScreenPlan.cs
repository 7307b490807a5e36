using Sentinel.PerfGate.Gate.Judging;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// When the screen looks at a target: numbers of pairs fixed before anything is measured. The first look that can pass comes as soon
/// as the exact test allows; an earlier glance can only name suspects, for which any time is right.
/// </summary>
internal sealed class ScreenPlan
{
    private const double Growth = 1.5;

    private ScreenPlan(IReadOnlyList<int> pairs) => Pairs = pairs;

    /// <summary>Pairs before a glance for suspects.</summary>
    public static int Glance => 4;

    /// <summary>Pairs at each look; the last is the most the screen ever takes.</summary>
    public IReadOnlyList<int> Pairs { get; }

    public int MostPairs => Pairs[^1];

    /// <param name="confidence">Of the strictest objective of the target.</param>
    public static ScreenPlan For(double confidence)
    {
        var pairs = new int[ScreenLook.OfScreen];
        for (var look = 1; look <= pairs.Length; look++)
        {
            var least = Look(look).FewestPairs(confidence);
            pairs[look - 1] = look == 1 ? least : Math.Max(least, (int)Math.Ceiling(pairs[look - 2] * Growth));
        }
        return new ScreenPlan(pairs);
    }

    /// <summary>The look due after so many pairs; null between looks.</summary>
    public ScreenLook? LookAt(int pairs) => pairs == Glance || Pairs.Contains(pairs) ? Next(pairs) : null;

    /// <summary>The look that so many pairs count for when no more will follow.</summary>
    public ScreenLook Next(int pairs)
    {
        var look = 1;
        while (look < ScreenLook.OfScreen && Pairs[look - 1] < pairs) look++;
        return Look(look);
    }

    /// <summary>The pairs at which the next look is due.</summary>
    public int NextPairs(int pairs) => Pairs.FirstOrDefault(look => look > pairs, MostPairs);

    private static ScreenLook Look(int number) => new(number, ScreenLook.Confirming.Of);
}
