using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate.Calibration;

/// <summary>A calibration that could not begin; carries what is wrong and the exit code it stands for.</summary>
public sealed class InvalidCalibrationException : Exception
{
    public InvalidCalibrationException()
    {
    }

    public InvalidCalibrationException(string message)
        : base(message)
    {
    }

    public InvalidCalibrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="exitCode">2 for wrong input, 3 for what could not be measured.</param>
    /// <param name="diagnostics">What is wrong; at least one.</param>
    public InvalidCalibrationException(int exitCode, IReadOnlyList<Diagnostic> diagnostics)
        : base(diagnostics.Count > 0 ? diagnostics[0].Message : "The calibration could not begin.")
    {
        ExitCode = exitCode;
        Diagnostics = diagnostics;
    }

    public int ExitCode { get; } = 2;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [];
}
