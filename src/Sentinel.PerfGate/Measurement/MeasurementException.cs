namespace Sentinel.PerfGate.Measurement;

/// <summary>A target that could not be measured properly; carries the code and the reason to report.</summary>
public sealed class MeasurementException : Exception
{
    public MeasurementException()
        : this(new MeasurementFailure("PERF302", "The target could not be measured."))
    {
    }

    public MeasurementException(string message)
        : this(new MeasurementFailure("PERF302", message))
    {
    }

    public MeasurementException(string message, Exception innerException)
        : base(message, innerException) => Failure = new("PERF302", message);

    public MeasurementException(MeasurementFailure failure)
        : base(failure.Reason) => Failure = failure;

    public MeasurementFailure Failure { get; }
}
