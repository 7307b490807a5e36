namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>A row of the table, before it is computed.</summary>
/// <param name="What">What is simulated.</param>
/// <param name="Must">What it must reach.</param>
/// <param name="Try">Simulates it.</param>
internal sealed record Promise(string What, string Must, Func<Reached> Try);
