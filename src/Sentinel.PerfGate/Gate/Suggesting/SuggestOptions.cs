using Sentinel.PerfGate.Gate.Calibration;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>How budgets are made of what was measured.</summary>
internal sealed record SuggestOptions
{
    public const double DefaultHeadroom = 0.5;

    /// <summary>How much worse than measured a figure may become, a fraction. Default: 0.5.</summary>
    public double Headroom { get; init; } = DefaultHeadroom;

    /// <summary>The confidence that limits of a target will be judged at. Default: 0.99.</summary>
    public Func<string, double> ConfidenceOf { get; init; } = _ => 0.99;

    /// <summary>How far identical code was found to differ on this machine.</summary>
    public IReadOnlyList<NoiseFloor> Floors { get; init; } = [];
}
