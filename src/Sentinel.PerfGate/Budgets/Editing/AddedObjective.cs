namespace Sentinel.PerfGate.Budgets.Editing;

/// <summary>A limit to be written.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Limit">The limit as text: <c>&lt; 50ms</c>.</param>
internal sealed record AddedObjective(string Metric, string Limit);
