using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A worker that could not be started or understood.</summary>
public sealed class WorkerException : Exception
{
    public WorkerException()
        : this(new MeasurementFailure(DiagnosticCode.WorkerDidNotStart, "The worker failed."))
    {
    }

    public WorkerException(string message)
        : this(new MeasurementFailure(DiagnosticCode.WorkerDidNotStart, message))
    {
    }

    public WorkerException(string message, Exception innerException)
        : base(message, innerException) => Failure = new(DiagnosticCode.WorkerDidNotStart, message);

    public WorkerException(MeasurementFailure failure)
        : base(failure.Reason) => Failure = failure;

    /// <summary>The code and reason to report for every target of the assembly.</summary>
    public MeasurementFailure Failure { get; }
}
