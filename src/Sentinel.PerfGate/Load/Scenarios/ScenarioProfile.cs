using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>One request of a scenario file: a target.</summary>
/// <param name="Id"><c>load/SCENARIO/PROFILE</c>.</param>
/// <param name="Name">The profile's name.</param>
/// <param name="Location">Where the file names it.</param>
/// <param name="Request">What it sends.</param>
public sealed record ScenarioProfile(string Id, string Name, SourceLocation Location, ScenarioRequest Request);
