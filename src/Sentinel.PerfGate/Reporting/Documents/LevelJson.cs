namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>A level in <c>perfgate.changes/1</c>.</summary>
/// <param name="Runs">How many runs are on it.</param>
/// <param name="Value">Their centre.</param>
internal sealed record LevelJson(int Runs, double Value);
