using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>A run with its place in the file.</summary>
/// <param name="Run">What was recorded.</param>
/// <param name="Location">Its line.</param>
internal sealed record RecordedRun(HistoryRun Run, SourceLocation Location);
