namespace Sentinel.PerfGate.Statistics.ChangePoints;

/// <summary>What a change of level must be to count.</summary>
public sealed record ChangePointOptions
{
    /// <summary>The fewest values of a level, at least 1. Default: 5, so that spikes are none.</summary>
    public int MinimumSegment { get; init; } = 5;

    /// <summary>The smallest relative change, above 0. Default: 0.02.</summary>
    public double MinimumEffect { get; init; } = 0.02;

    /// <summary>1 - the chance that a series of pure noise has any change, 0.5 to 1 exclusive. Default: 0.99.</summary>
    public double Confidence { get; init; } = 0.99;
}
