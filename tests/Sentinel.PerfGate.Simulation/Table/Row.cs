namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>A row of the table.</summary>
/// <param name="What">What was simulated.</param>
/// <param name="Must">What it must reach.</param>
/// <param name="Reached">What it reached.</param>
/// <param name="Count">Builds or targets behind the figure.</param>
/// <param name="Holds">Whether it reached what it must.</param>
internal sealed record Row(string What, string Must, string Reached, long Count, bool Holds);
