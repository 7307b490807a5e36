namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>A run of a target in <c>perfgate.changes/1</c>.</summary>
/// <param name="Run">Its place among all runs of the file, from 1.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Commit">Its commit, if known.</param>
/// <param name="Time">When it was measured, if known.</param>
/// <param name="Value">The centre of its launches.</param>
internal sealed record SeriesRunJson(int Run, int Line, string? Commit, DateTimeOffset? Time, double Value);
