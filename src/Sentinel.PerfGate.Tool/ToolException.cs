using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Tool;

/// <summary>Ends a command before it has anything to report: wrong usage, a bad file.</summary>
internal sealed class ToolException : Exception
{
    public ToolException()
        : this("The command failed.")
    {
    }

    public ToolException(string message)
        : this(ExitCodes.WrongInput, new Diagnostic(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, message))
    {
    }

    public ToolException(string message, Exception innerException)
        : base(message, innerException) => Diagnostics = [new(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, message)];

    public ToolException(int exitCode, params IReadOnlyList<Diagnostic> diagnostics)
        : base(diagnostics.Count > 0 ? diagnostics[0].Message : "The command failed.")
    {
        ExitCode = exitCode;
        Diagnostics = diagnostics;
    }

    public int ExitCode { get; } = ExitCodes.WrongInput;

    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
