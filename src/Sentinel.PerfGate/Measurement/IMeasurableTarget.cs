namespace Sentinel.PerfGate.Measurement;

/// <summary>A target inside a worker, ready to be measured in this process.</summary>
public interface IMeasurableTarget
{
    TargetDeclaration Declaration { get; }

    /// <summary>Takes one launch in this process.</summary>
    /// <param name="request">What to measure.</param>
    /// <param name="turns">When each slice may be taken; targets that are not made of slices never ask.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MeasurementException">It could not be measured properly.</exception>
    Task<Launch> MeasureAsync(MeasureRequest request, ITurns turns, CancellationToken cancellation);
}
