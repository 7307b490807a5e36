namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>What came of a promise.</summary>
/// <param name="Text">The figures.</param>
/// <param name="Count">Builds or targets behind them.</param>
/// <param name="Holds">Whether they are what they must be.</param>
internal sealed record Reached(string Text, long Count, bool Holds);
