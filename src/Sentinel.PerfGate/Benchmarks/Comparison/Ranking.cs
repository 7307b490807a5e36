using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>
/// Holds every implementation against the quickest, by what the turns of each round say: exact bounds of Wilcoxon's signed ranks over the
/// rounds. Each of k - 1 comparisons has a (k - 1)th of the error, so that the fastest is named wrongly in no more than the whole of it.
/// </summary>
internal static class Ranking
{
    /// <summary>Rounds that an interval needs at least, of so many implementations: all of them on one side has a chance of 2⁻ⁿ.</summary>
    public static int FewestRounds(int implementations, double confidence) =>
        (int)Math.Ceiling(-Math.Log2(1 - OfEach(implementations, confidence)));

    public static BenchmarkComparison Of(string name, IReadOnlyList<ImplementationRecord> records, double confidence)
    {
        var rounds = records.Max(record => record.Launches.Count);
        var measured = records
            .Where(record => record.Failure is null && record.Taken.Any())
            .OrderBy(record => LaunchSummary.Center([.. record.Taken.Select(launch => LaunchSummary.Center(launch.Samples))]))
            .ToList();
        var each = OfEach(measured.Count, confidence);
        var compared = measured.Select((record, place) => Measured(record, place == 0 ? null : Compare(measured[0], record, each), confidence));
        var failed = records.Except(measured).Select(record => new ComparedImplementation(record.Name) { Failure = record.Failure });
        return new(name, [.. compared, .. failed], rounds, confidence);
    }

    private static double OfEach(int implementations, double confidence) => 1 - ((1 - confidence) / Math.Max(1, implementations - 1));

    private static ComparedImplementation Measured(ImplementationRecord record, RatioComparison? change, double confidence) => new(record.Name)
    {
        Rate = LogMean.Of([.. record.Taken.Select(launch => LaunchSummary.Mean(launch.Samples))], confidence) is { } time ? new OperationRate(record.Name, time) : null,
        AllocatedBytes = record.Taken.Min(launch => launch.AllocatedBytes),
        Change = change,
    };

    private static RatioComparison Compare(ImplementationRecord quickest, ImplementationRecord other, double confidence)
    {
        var both = quickest.Launches.Zip(other.Launches).Where(round => round is { First: not null, Second: not null }).ToList();
        var ratios = both.ConvertAll(round => TurnRatio.Of(round.First!, round.Second!) ?? double.NaN);
        return both.Count == 0
            ? LogRatio.Compare([double.NaN], [double.NaN], paired: true, limit: 0, confidence)
            : LogRatio.Compare([.. ratios.Select(_ => 1.0)], ratios, paired: true, limit: 0, confidence);
    }
}
