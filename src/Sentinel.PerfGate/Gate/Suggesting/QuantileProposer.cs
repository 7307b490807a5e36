using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>A quantile of single operations, or of the response times of load.</summary>
/// <param name="metric">Its name.</param>
/// <param name="quantile">The fraction.</param>
internal sealed class QuantileProposer(string metric, double quantile) : IProposer
{
    public bool IsCoveredBy(Metric metric) => metric.Kind == MetricKind.Quantile && metric.Quantile == quantile;

    public IReadOnlyList<double> Figures(TargetEvidence target)
    {
        var points = target.Quantiles(quantile, confidence: 0.5).Select(launch => launch.Point).OfType<double>().ToList();
        return points.Count == target.Launches ? points : [];
    }

    public Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options)
    {
        var confidence = options.ConfidenceOf(target.Head.Id);
        var launches = target.Quantiles(quantile, confidence);
        if (launches.Count == 0) return null;
        if (Unproven(target, launches, confidence) is { } reason) return Proposal.None(metric, reason);

        var worst = launches.Max(launch => launch.Point!.Value);
        var spread = LaunchSpread.Of(Figures(target), usual);
        var noise = double.ExpM1(PassingMargin.OfWorst(launches.Count, target.LaterLaunches, spread.Sd));
        var proven = launches.Max(launch => launch.Upper!.Value) * (1 + noise);
        var margin = Margin.Of(options.Headroom, (proven / worst) - 1, spread);
        var limit = SensibleFigure.Above(worst * (1 + margin.Share));
        return Proposal.Of(metric, ComparisonOperator.Less, limit, $"{Judging.Figures.Of(worst, Dimension.Time)} in {Basis(target, launches)}, {margin.Because}");
    }

    private string? Unproven(TargetEvidence target, IReadOnlyList<MeasuredQuantile> launches, double confidence)
    {
        var fewest = launches.Min(launch => launch.Operations);
        var needed = QuantileRanks.CountForUpper(quantile, confidence);
        return launches switch
        {
            _ when launches.Any(launch => launch.TooShort) => "single operations are too short to be timed; mean is about them",
            _ when launches.Any(launch => launch.Point is null) => "it is not in these results",
            _ when fewest < needed || launches.Any(launch => launch.Upper is null) =>
                $"it needs {Judging.Figures.Thousands(needed)} {target.OperationNoun}s at {Judging.Figures.Confidence(confidence)}, and there are {Judging.Figures.Thousands(fewest)}",
            _ when launches.Any(launch => launch.Point <= 0) => "a launch has no time above 0",
            _ => null,
        };
    }

    private static string Basis(TargetEvidence target, IReadOnlyList<MeasuredQuantile> launches)
    {
        var operations = Judging.Figures.Counted(launches.Min(launch => launch.Operations), target.OperationNoun);
        return launches.Count == 1 ? $"{operations} of {target.Counted}" : $"the worst of {target.Counted}, each of {operations} or more";
    }
}
