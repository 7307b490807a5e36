using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>What one side of a target has so far: its launches, or why it cannot be measured.</summary>
internal sealed class SideRecord(MeasurementFailure? failure)
{
    // A target that was not steady or a load schedule that was not kept may be the machine's moment: it gets one more launch.
    private static readonly string[] MayPass = ["PERF306", "PERF312"];

    private readonly List<Launch> _launches = [];
    private bool _forgaveOne;

    public IReadOnlyList<Launch> Launches => _launches;

    public MeasurementFailure? Failure { get; private set; } = failure;

    public void Add(Launch launch) => _launches.Add(launch);

    /// <summary>Keeps a failure for good, unless it is the first of a kind that may pass.</summary>
    public void Add(MeasurementFailure failure)
    {
        if (!_forgaveOne && MayPass.Contains(failure.Code)) _forgaveOne = true;
        else Failure = failure;
    }

    public TargetResult ToResult(string id, TargetKind kind, Side side, string? codeHash, bool paired) =>
        new(id, kind, side, paired ? [.. _launches] : [.. _launches.Select(launch => launch with { Pair = null })])
        {
            Failure = Failure,
            CodeHash = codeHash,
        };
}
