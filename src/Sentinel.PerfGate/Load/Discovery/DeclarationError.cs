using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Discovery;

/// <summary>A [LoadScenario] that is written wrongly.</summary>
internal static class DeclarationError
{
    public static Diagnostic Of(string message) => new(DiagnosticCode.Usage, DiagnosticSeverity.Error, Location: null, message);
}
