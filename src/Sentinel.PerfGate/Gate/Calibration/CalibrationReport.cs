using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Calibration;

/// <summary>What a machine sees of the targets of some projects.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Floors">One a target with two pairs or more, by id.</param>
/// <param name="Failures">Targets that could not be measured, by id.</param>
public sealed record CalibrationReport(
    MachineEnvironment Machine,
    IReadOnlyList<NoiseFloor> Floors,
    IReadOnlyDictionary<string, MeasurementFailure> Failures)
{
    /// <summary>The lengths that detectable changes are usually stated for.</summary>
    public static readonly IReadOnlyList<TimeSpan> Lengths = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>The median of the targets' paired sd; null without any.</summary>
    public double? MedianSd => Median(Floors.Select(floor => floor.PairedSd));

    /// <summary>The noisiest target; null without any.</summary>
    public NoiseFloor? Worst => Floors.MaxBy(floor => floor.PairedSd);

    /// <summary>The median of what the targets' pairs detect in this time; null when most detect nothing.</summary>
    public double? SmallestDetectable(TimeSpan length) =>
        Median(Floors.Select(floor => floor.SmallestDetectable(length) ?? double.PositiveInfinity)) is { } median && double.IsFinite(median)
            ? median
            : null;

    private static double? Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
