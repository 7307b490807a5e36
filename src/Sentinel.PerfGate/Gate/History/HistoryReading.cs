using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>What a history file holds.</summary>
/// <param name="Runs">Its runs, in the order of the lines.</param>
internal sealed record HistoryReading(IReadOnlyList<RecordedRun> Runs)
{
    /// <summary>PERF216 when the last line is cut off: the warning that names it.</summary>
    public Diagnostic? CutOff { get; init; }

    /// <summary>Bytes up to the line that is cut off, or all of them.</summary>
    public int WholeLength { get; init; }

    /// <summary>Whether the last whole line lacks its end.</summary>
    public bool EndsOpen { get; init; }
}
