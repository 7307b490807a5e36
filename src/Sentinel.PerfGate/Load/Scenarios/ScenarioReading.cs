using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>What was read of scenario files, and everything that is wrong with them.</summary>
/// <param name="Scenarios">The files that hold no error.</param>
/// <param name="Diagnostics">By file, then by line and column.</param>
public sealed record ScenarioReading(IReadOnlyList<ScenarioFile> Scenarios, IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
