using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A limit that stands beside the target it is about, in the source, and not in a budget file.</summary>
/// <param name="Metric">The metric as a budget names it: <c>p99</c>, <c>allocated</c>, <c>allocated.regression</c>.</param>
/// <param name="Limit">
/// The limit as a budget writes it, <c>&lt; 50ms</c>, or without its operator, <c>50ms</c>. Read by the gate, which reports what is wrong
/// with it.
/// </param>
/// <param name="Location">Where it is written; null when unknown.</param>
public sealed record DeclaredLimit(string Metric, string Limit, SourceLocation? Location);
