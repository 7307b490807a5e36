using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rivals;

/// <summary>How a rule did.</summary>
/// <param name="Name">The rule.</param>
/// <param name="FailedBenchmarks">Unchanged benchmarks that it failed.</param>
/// <param name="FailedBuilds">Builds of unchanged benchmarks that it failed.</param>
/// <param name="Found">Slower benchmarks that it failed.</param>
internal sealed record RivalFigures(string Name, Rate FailedBenchmarks, Rate FailedBuilds, Rate Found);
