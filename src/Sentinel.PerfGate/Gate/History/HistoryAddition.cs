using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>What became of a run that was to be added.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="IsNew">False when the file had it already and is unchanged.</param>
/// <param name="CutOff">The last line was cut off and is moved: the warning that says where to.</param>
internal sealed record HistoryAddition(int Number, bool IsNew, Diagnostic? CutOff);
