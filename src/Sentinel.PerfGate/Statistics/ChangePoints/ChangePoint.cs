namespace Sentinel.PerfGate.Statistics.ChangePoints;

/// <summary>A place at which the level of a series changed.</summary>
/// <param name="Index">The first value of the new level, counted from 0.</param>
/// <param name="Effect">The relative change of the level: 0.082 is 8.2 % slower.</param>
/// <param name="PValue">Two-sided p-value of "both levels are the same".</param>
/// <param name="Before">Values of the level before, back to the change before or to the beginning.</param>
/// <param name="After">Values of the new level, up to the next change or to the end.</param>
public sealed record ChangePoint(int Index, double Effect, double PValue, int Before, int After)
{
    /// <summary>Whether the new level is above the old one.</summary>
    public bool IsSlower => Effect > 0;
}
