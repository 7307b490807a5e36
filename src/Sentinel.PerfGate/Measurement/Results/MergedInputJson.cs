namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>One input of merged results as JSON has it.</summary>
internal sealed record MergedInputJson(string File, string? RunId, EnvironmentJson? Environment);
