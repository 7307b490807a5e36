namespace Sentinel.PerfGate.Gate.Calibration;

/// <summary>What a calibration is asked to do.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The perf projects to measure; at least one.</summary>
    public required IReadOnlyList<PerfProject> Projects { get; init; }

    /// <summary>A glob over target ids. Null: every target, load runs left out.</summary>
    public string? Filter { get; init; }

    /// <summary>How long to measure, builds not counted. Default: 1 minute.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Seed of the order of launches. Null: a random one.</summary>
    public int? Seed { get; init; }

    /// <summary>Confidence that detectable changes are stated at, 0.5 to 1 exclusive. Default: 0.99.</summary>
    public double Confidence { get; init; } = 0.99;

    /// <summary>Where the calibration is kept for later runs. Default: the user's cache folder.</summary>
    public string? CacheDirectory { get; init; }
}
