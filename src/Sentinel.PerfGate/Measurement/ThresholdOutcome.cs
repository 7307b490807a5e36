using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A limit that a load tool judged by itself.</summary>
/// <param name="Metric">The tool's metric, with its tags: <c>http_req_failed{scenario:hold}</c>.</param>
/// <param name="Limit">The limit as the tool's script writes it: <c>rate&lt;0.01</c>.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Location">Where the summary says so.</param>
public sealed record ThresholdOutcome(string Metric, string Limit, bool Held, SourceLocation Location);
