using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tool.Output.Load;

/// <summary>A figure that a table shows of each stage.</summary>
/// <param name="Name">The column's head.</param>
/// <param name="Cell">The stage's figure as text.</param>
internal sealed record StageColumn(string Name, Func<LoadStageResult, string> Cell);
