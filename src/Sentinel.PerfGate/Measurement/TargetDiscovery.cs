using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>What a perf assembly declares.</summary>
/// <param name="Targets">Its targets, in ordinal order of ids.</param>
/// <param name="Diagnostics">Notices (a job that cannot be honoured) and errors (two targets with one id).</param>
public sealed record TargetDiscovery(IReadOnlyList<TargetDeclaration> Targets, IReadOnlyList<Diagnostic> Diagnostics);
