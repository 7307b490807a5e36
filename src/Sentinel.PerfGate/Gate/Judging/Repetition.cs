using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>
/// A limit on a time can be broken by a moment of the machine, a disk that stood still, in the one launch or load run there is. So it
/// is measured again in new processes, and it is broken only if it is broken again. What does not come again proves neither.
/// </summary>
internal static class Repetition
{
    // Errors, counts and allocations are the code's own doing: they need no second witness.
    private static readonly MetricKind[] OfTime =
    [
        MetricKind.Mean, MetricKind.Quantile, MetricKind.ServiceQuantile, MetricKind.StartLagQuantile,
        MetricKind.Min, MetricKind.Max, MetricKind.Throughput, MetricKind.Cpu,
    ];

    /// <summary>Whether what was measured at first breaks a limit that has to be measured again.</summary>
    public static bool IsAskedFor(Case about, TargetResult head) =>
        OfTime.Contains(about.Metric.Kind) && AbsoluteJudge.Judge(about, First(head)).Kind == VerdictKind.Fail;

    /// <summary>The finding when the repetition, if there was one, is taken into account.</summary>
    public static Finding Judge(Case about, TargetResult head)
    {
        var first = AbsoluteJudge.Judge(about, First(head));
        var repeated = head.Launches.Where(launch => launch.Repeated).ToList();
        if (repeated.Count == 0 || first.Kind != VerdictKind.Fail || !OfTime.Contains(about.Metric.Kind)) return first;

        var second = AbsoluteJudge.Judge(about, head with { Launches = repeated });
        return second.Kind switch
        {
            VerdictKind.Fail => second with { Basis = second.Basis + ", as in those before" },
            VerdictKind.Invalid => first,
            _ => second with
            {
                Kind = VerdictKind.Inconclusive,
                Advice = $"At first it was {Figures.Of(first.Estimate!.Value, about.Metric.Dimension)}; measured again in new processes it did not break the limit.",
            },
        };
    }

    /// <summary>The result without what was measured again.</summary>
    public static TargetResult First(TargetResult result) =>
        result.Launches.Any(launch => launch.Repeated) ? result with { Launches = [.. result.Launches.Where(launch => !launch.Repeated)] } : result;
}
