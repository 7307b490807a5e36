namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>What is to be collected.</summary>
/// <param name="Assembly">The perf assembly of head.</param>
/// <param name="BaseAssembly">That of base: the same one, or a copy in another folder, whose path has another length.</param>
/// <param name="Data">The file that pairs are appended to.</param>
/// <param name="Pairs">Pairs of each target.</param>
/// <param name="Length">When to stop with fewer.</param>
/// <param name="Filter">Which targets, as a pattern.</param>
/// <param name="Busy">Whether a busy loop runs on each processor meanwhile.</param>
/// <param name="Seed">Decides the order.</param>
internal sealed record CollectOptions(string Assembly, string BaseAssembly, string Data, int Pairs, TimeSpan Length, string Filter, bool Busy, int Seed);
