namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>Something wrong in a document, by the way that leads to it.</summary>
/// <param name="Code">PERF212, PERF213 or PERF214.</param>
/// <param name="Message">What is wrong and what is right.</param>
/// <param name="Way">Property names and indices from the root: <c>targets, 3, unit</c>.</param>
internal sealed record ResultsProblem(string Code, string Message, params IReadOnlyList<object> Way);
