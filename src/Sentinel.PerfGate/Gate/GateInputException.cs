using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate;

/// <summary>What ends a run before anything is measured: wrong usage or input (exit code 2), a project that does not build (3).</summary>
internal sealed class GateInputException : Exception
{
    public GateInputException()
        : this("The run could not begin.")
    {
    }

    public GateInputException(string message)
        : this(2, new Diagnostic(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, message))
    {
    }

    public GateInputException(string message, Exception innerException)
        : base(message, innerException) => Errors = [new(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, message)];

    public GateInputException(int exitCode, params IReadOnlyList<Diagnostic> errors)
        : base(errors.Count > 0 ? errors[0].Message : "The run could not begin.")
    {
        ExitCode = exitCode;
        Errors = errors;
    }

    public int ExitCode { get; } = 2;

    public IReadOnlyList<Diagnostic> Errors { get; }
}
