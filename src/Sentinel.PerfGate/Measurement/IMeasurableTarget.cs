namespace Sentinel.PerfGate.Measurement;

/// <summary>A target inside a worker, ready to be measured in this process.</summary>
public interface IMeasurableTarget
{
    TargetDeclaration Declaration { get; }

    /// <summary>Takes one launch in this process.</summary>
    /// <exception cref="MeasurementException">It could not be measured properly.</exception>
    Task<Launch> MeasureAsync(MeasureRequest request, CancellationToken cancellation);
}
