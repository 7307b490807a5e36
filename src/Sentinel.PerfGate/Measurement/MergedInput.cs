namespace Sentinel.PerfGate.Measurement;

/// <summary>One file that went into merged results.</summary>
/// <param name="File">Its path as it was shown.</param>
/// <param name="RunId">Its run; null when it named none.</param>
/// <param name="Environment">Where it was measured; null when it did not say.</param>
public sealed record MergedInput(string File, string? RunId, MachineEnvironment? Environment);
