namespace Sentinel.PerfGate.Measurement;

/// <summary>A launch, or the reason why there is none. Exactly one is set.</summary>
public sealed record LaunchOutcome
{
    public Launch? Launch { get; private init; }

    public MeasurementFailure? Failure { get; private init; }

    public static LaunchOutcome Of(Launch launch) => new() { Launch = launch };

    public static LaunchOutcome Failed(MeasurementFailure failure) => new() { Failure = failure };
}
