using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A target that could not be measured properly; carries the code and the reason to report.</summary>
public sealed class MeasurementException : Exception
{
    public MeasurementException()
        : this(new MeasurementFailure(DiagnosticCode.TargetThrew, "The target could not be measured."))
    {
    }

    public MeasurementException(string message)
        : this(new MeasurementFailure(DiagnosticCode.TargetThrew, message))
    {
    }

    public MeasurementException(string message, Exception innerException)
        : base(message, innerException) => Failure = new(DiagnosticCode.TargetThrew, message);

    public MeasurementException(MeasurementFailure failure)
        : base(failure.Reason) => Failure = failure;

    public MeasurementFailure Failure { get; }
}
