using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Judges success and error rates: Clopper–Pearson over the operations of each launch.</summary>
internal static class RateJudge
{
    public static Finding Judge(Case about, IReadOnlyList<(long Succeeded, long Failed)> launches)
    {
        var confidence = LaunchwiseConfidence.For(about, launches.Count);
        return Finding.Worst(launches.Select(launch => Judge(about, launch.Succeeded, launch.Failed, confidence)).ToList(), about.Limit);
    }

    private static Finding Judge(Case about, long succeeded, long failed, LaunchwiseConfidence confidence)
    {
        var total = succeeded + failed;
        if (total == 0)
            return Finding.Invalid(DiagnosticCode.NoSamples, $"no {about.OperationNoun} was made");

        var isErrors = about.Metric.Kind == MetricKind.ErrorRate;
        var counted = isErrors ? failed : succeeded;
        var rate = (double)counted / total;
        var basis = Figures.Counted(total, about.OperationNoun);
        if (IsExtreme(about, isErrors))
        {
            return new Finding(about.Limit.Holds(rate) ? VerdictKind.Pass : VerdictKind.Fail)
            {
                Estimate = rate,
                Lower = rate,
                Upper = rate,
                Operations = total,
                Instead = "observed",
                Basis = basis,
            };
        }

        var (lower, upper) = (Binomial.Lower(counted, total, confidence.Lower), Binomial.Upper(counted, total, confidence.Upper));
        var kind = about.Limit.Decide(lower, upper);
        return new Finding(kind)
        {
            Estimate = rate,
            Lower = lower,
            Upper = upper,
            Operations = total,
            Basis = basis,
            Advice = kind == VerdictKind.Inconclusive ? Advice(about, failed, isErrors) : null,
        };
    }

    // "successRate >= 100%" and "errorRate <= 0%" say that nothing failed: no number of operations proves more than was seen.
    private static bool IsExtreme(Case about, bool isErrors) => isErrors
        ? about.Objective.Operator == ComparisonOperator.LessOrEqual && about.Limit.Value <= 0
        : about.Objective.Operator == ComparisonOperator.GreaterOrEqual && about.Limit.Value >= 1;

    private static string Advice(Case about, long failed, bool isErrors)
    {
        var rate = isErrors ? 1 - about.Limit.Value : about.Limit.Value;
        if (failed > 0 || rate is <= 0 or >= 1)
            return $"More {about.OperationNoun}s would settle it.";
        var needed = Binomial.SuccessesNeeded(rate, about.Confidence);
        return $"{Figures.Thousands(needed)} successes in a row are needed to prove this at {Figures.Confidence(about.Confidence)}.";
    }
}
