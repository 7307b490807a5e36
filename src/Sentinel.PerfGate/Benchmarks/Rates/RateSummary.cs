using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Benchmarks.Rates;

/// <summary>Benchmarks by their operations a second, as the first report's <c>runAllBenchmarks</c> summed them up.</summary>
/// <param name="Rates">One a benchmark, in ordinal order of ids.</param>
public sealed record RateSummary(IReadOnlyList<OperationRate> Rates)
{
    private const double Confidence = 0.99;

    /// <summary>The one with the most operations a second; null without any.</summary>
    public OperationRate? Fastest => Rates.MaxBy(rate => rate.PerSecond);

    /// <summary>The one with the fewest; null without any.</summary>
    public OperationRate? Slowest => Rates.MinBy(rate => rate.PerSecond);

    /// <summary>By <see cref="OperationRate.Category"/>, in the order of their first ids.</summary>
    public IEnumerable<IGrouping<string, OperationRate>> Categories => Rates.GroupBy(rate => rate.Category, StringComparer.Ordinal);

    /// <summary>
    /// Of what head's benchmarks and facts measured. Left out is what failed, what has no samples, and what takes no time at all (an
    /// operation that the compiler removed has no rate).
    /// </summary>
    public static RateSummary Of(IEnumerable<TargetResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new([.. results
            .Where(result => result is { Side: Side.Head, Kind: not TargetKind.Load, Failure: null })
            .Select(result => (result.Id, Time: LogMean.Of(Means(result), Confidence)))
            .Where(measured => measured.Time is not null)
            .Select(measured => new OperationRate(measured.Id, measured.Time!))
            .OrderBy(rate => rate.Id, StringComparer.Ordinal)]);
    }

    /// <summary><c>24 benchmarks. Fastest: validation/intent, 243,000/s. Slowest: replay/record-10, 420/s.</c></summary>
    public override string ToString() => Rates switch
    {
        [] => "No benchmark was measured.",
        [var one] => $"1 benchmark: {one.Id}, {one}.",
        _ => $"{Rates.Count} benchmarks. Fastest: {Fastest!.Id}, {Fastest}. Slowest: {Slowest!.Id}, {Slowest}.",
    };

    // Launches that were taken again because those before broke a limit are a second witness, and no part of the figure.
    private static List<double> Means(TargetResult result) =>
        [.. result.Launches.Where(launch => !launch.Repeated && launch.Samples.Count > 0).Select(launch => LaunchSummary.Mean(launch.Samples))];
}
