using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Judges a mean over launches: Student's t on their logs.</summary>
internal static class MeanJudge
{
    public static Finding Judge(Case about, IReadOnlyList<double> launches, int fewest = LogMean.FewestLaunches)
    {
        if (LogMean.Of(launches, about.Confidence, fewest) is not { } mean)
            return Finding.Invalid(DiagnosticCode.OperationTooShort, $"{about.Metric.Name} was measured as {Figures.Of(launches.Min(), about.Metric.Dimension)} in a launch, which is no figure to judge; the operation is too short or the compiler removed it");

        var kind = about.Limit.Decide(mean.Lower, mean.Upper);
        var mayNotFail = mean.Assumed && kind == VerdictKind.Fail;
        if (mayNotFail)
            kind = VerdictKind.Inconclusive;
        return new Finding(kind)
        {
            Estimate = mean.Estimate,
            Lower = mean.Lower,
            Upper = mean.Upper,
            Launches = launches.Count,
            Basis = Figures.Counted(launches.Count, "launch") + (mean.Assumed ? $", sd between launches assumed to be {mean.Spread * 100:0} %" : ""),
            LaunchesToSettle = kind == VerdictKind.Inconclusive ? mean.LaunchesToSettle(about.Limit.Value, launches.Count, about.Confidence) : null,
            Advice = kind != VerdictKind.Inconclusive ? null
                : mayNotFail ? $"An assumed spread fails nothing: {LogMean.FewestLaunches} launches measure it."
                : Advice(mean.LaunchesToSettle(about.Limit.Value, launches.Count, about.Confidence)),
        };
    }

    private static string Advice(int? more) => more is { } count
        ? $"About {Figures.Counted(count, "more launch")} would settle it."
        : "It is too close to its limit to be settled by more launches.";
}
