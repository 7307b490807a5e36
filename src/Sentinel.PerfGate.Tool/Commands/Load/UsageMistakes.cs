using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>All that is wrong with a command line, at once.</summary>
internal static class UsageMistakes
{
    public static ToolException Of(IEnumerable<string> mistakes) =>
        new(ExitCodes.WrongInput, [.. mistakes.Select(mistake => new Diagnostic(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, mistake))]);
}
