using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Stored;

/// <summary>Limits that a load tool judged by itself and that did not hold: each is a failure, whatever budgets say.</summary>
public static class CrossedThresholds
{
    /// <summary>A verdict for each of head's, at the place where the summary says so. Those that held are no verdicts: a budget's pass is not theirs to give.</summary>
    public static IReadOnlyList<Verdict> Of(ResultsDocument results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return
        [
            .. from target in results.Targets
               where target.Side == Side.Head
               from summary in target.Launches.Select(launch => launch.Summary).OfType<RunSummary>()
               from threshold in summary.Thresholds
               where !threshold.Held
               select Verdict(target, summary, threshold),
        ];
    }

    private static Verdict Verdict(TargetResult target, RunSummary summary, ThresholdOutcome threshold) => new(
        target.Id,
        threshold.Metric,
        VerdictKind.Fail,
        $"{target.Id} {threshold.Metric} crossed a threshold of its own {summary.Tool} script; limit {threshold.Limit}.")
    {
        TargetKind = target.Kind,
        Code = DiagnosticCode.ThresholdCrossed,
        LimitText = threshold.Limit,
        Location = threshold.Location,
    };
}
