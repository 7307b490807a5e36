using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>One run of a history: one line of its file.</summary>
/// <param name="Figures">What was measured, one for each target.</param>
public sealed record HistoryRun(IReadOnlyList<HistoryFigure> Figures)
{
    /// <summary>The commit that was measured; null when the file does not say.</summary>
    public string? Commit { get; init; }

    /// <summary>When it was measured; null when the file does not say. The order of runs is that of the lines.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The run's id in the results it comes from; a run is recorded once.</summary>
    public string? RunId { get; init; }

    /// <summary>Where it was measured.</summary>
    public MachineEnvironment? Environment { get; init; }
}
