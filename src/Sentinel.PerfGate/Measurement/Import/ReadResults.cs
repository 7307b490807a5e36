namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>What one file held.</summary>
/// <param name="File">Its path as messages show it.</param>
/// <param name="Document">Its results.</param>
public sealed record ReadResults(string File, ResultsDocument Document);
