using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>What one side of a target has so far: its launches, or why it cannot be measured.</summary>
internal sealed class SideRecord(MeasurementFailure? failure)
{
    // A launch that was not steady or a load schedule that was not kept may be the machine's moment: one launch, and one in four, is
    // taken again; a target that needs more than that cannot be measured here.
    private static readonly string[] MayPass = [DiagnosticCode.NotSteady, DiagnosticCode.ScheduleNotKept];

    private readonly List<Launch> _launches = [];
    private int _forgiven;

    public IReadOnlyList<Launch> Launches => _launches;

    public MeasurementFailure? Failure { get; private set; } = failure;

    public void Add(Launch launch) => _launches.Add(launch);

    /// <summary>Keeps a failure for good, unless it is of a kind that may pass and there were few of them.</summary>
    public void Add(MeasurementFailure failure)
    {
        var tries = _launches.Count + _forgiven + 1;
        if (MayPass.Contains(failure.Code) && _forgiven + 1 <= 1 + (tries / 4)) _forgiven++;
        else Failure = failure;
    }

    public TargetResult ToResult(string id, TargetKind kind, Side side, string? codeHash, bool paired) =>
        new(id, kind, side, paired ? [.. _launches] : [.. _launches.Select(launch => launch with { Pair = null })])
        {
            Failure = Failure,
            CodeHash = codeHash,
        };
}
