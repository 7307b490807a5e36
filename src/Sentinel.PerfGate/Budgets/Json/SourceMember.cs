using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Json;

/// <summary>A key of a JSON object with its value.</summary>
/// <param name="Name">The key.</param>
/// <param name="Location">The place of the key's opening quote.</param>
/// <param name="Value">The value.</param>
internal sealed record SourceMember(string Name, SourceLocation Location, SourceNode Value);
