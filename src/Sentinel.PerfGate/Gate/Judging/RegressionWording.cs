using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Puts comparisons with base into verdicts.</summary>
internal sealed class RegressionWording(string? baseName)
{
    private readonly string _base = baseName is null ? "base" : $"base {baseName}";

    public static Verdict New(Case about, string reason) => Wording.Of(
        about, VerdictKind.New, null, $"{about.Target} {about.Metric.Name} is new: {Wording.Clause(reason)}; limit {about.Objective.Text}.");

    public Verdict Exact(Case about, ExactAllocation allocation, bool changed)
    {
        var holds = allocation.Change is { } change && about.Limit.Holds(change);
        var limit = $"limit {about.Objective.Text}.{Changed(changed)}";
        var figures = $"{Figures.Of(allocation.Base, Dimension.Size)} before, {Figures.Of(allocation.Head, Dimension.Size)} now, "
            + $"exactly, {Launches(allocation.Launches, paired: false)}";
        var effect = allocation.Change is { } known ? Effect(about, known) : $"{about.Target} allocates where {_base} allocates nothing";
        return Wording.Of(about, holds ? VerdictKind.Pass : VerdictKind.Fail, holds ? null : DiagnosticCode.Regression, $"{effect} ({figures}); {limit}") with
        {
            Estimate = allocation.Change,
            Lower = allocation.Change,
            Upper = allocation.Change,
            Launches = allocation.Launches,
        };
    }

    public Verdict Compared(JudgedCase about, VerdictKind kind, double? adjusted)
    {
        var comparison = about.Comparison!;
        var code = kind switch { VerdictKind.Fail => DiagnosticCode.Regression, VerdictKind.Inconclusive => DiagnosticCode.Inconclusive, _ => null };
        var message = kind == VerdictKind.Inconclusive ? NotDecided(about, comparison, adjusted) : Decided(about, comparison);
        return Wording.Of(about.About, kind, code, message + Changed(about.BenchmarkChanged)) with
        {
            Estimate = comparison.Estimate,
            Lower = comparison.Lower > -1 ? comparison.Lower : null,
            Upper = double.IsFinite(comparison.Upper) ? comparison.Upper : null,
            PValue = adjusted ?? comparison.PValue,
            Launches = new LaunchCounts(comparison.BaseLaunches, comparison.HeadLaunches),
            MinimumDetectableEffect = comparison.MinimumDetectableEffect,
            LaunchesToSettle = kind == VerdictKind.Inconclusive ? comparison.LaunchesToSettle : null,
        };
    }

    private string Decided(JudgedCase about, RatioComparison comparison) =>
        $"{Effect(about.About, comparison.Estimate)} ({Evidence(about, comparison)}); limit {about.About.Objective.Text}.";

    private string NotDecided(JudgedCase about, RatioComparison comparison, double? adjusted)
    {
        var sign = comparison.Estimate < 0 ? "-" : "+";
        return $"{about.About.Target} {about.About.Metric.Name} is not decided: {sign}{Figures.Change(comparison.Estimate)} against {_base} "
            + $"({Evidence(about, comparison)}); limit {about.About.Objective.Text}. {Advice(about, comparison, adjusted)}";
    }

    private static string Advice(JudgedCase about, RatioComparison comparison, double? adjusted)
    {
        if (about.Undecidable is { } reason)
            return reason;
        if (comparison.Lower > about.About.Limit.Value)
        {
            return about.Stage == ComparisonStage.Screen
                ? "It was not measured again, so it is no proof."
                : $"Judged together with the others its p-value is {adjusted ?? comparison.PValue:0.####}: more launches would settle it.";
        }

        var unit = comparison.Paired ? "more pair" : "more launch";
        return comparison.LaunchesToSettle is { } more
            ? $"About {Figures.Counted(more, unit)}{(comparison.Paired ? "" : " a side")} would settle it."
            : "It is too close to its limit to be settled by more launches.";
    }

    private string Effect(Case about, double change)
    {
        var by = Figures.Change(change);
        if (Math.Abs(change) < 0.00005)
            return $"{Subject(about)} {(about.Metric.Kind == MetricKind.AllocatedRegression ? "as much as" : "as fast as")} {_base}";
        return about.Metric.Kind == MetricKind.AllocatedRegression
            ? $"{Subject(about)} {by} {(change > 0 ? "more" : "less")} than {_base}"
            : $"{Subject(about)} {by} {(change > 0 ? "slower" : "faster")} than {_base}";
    }

    private static string Subject(Case about) => about switch
    {
        { Metric.Kind: MetricKind.AllocatedRegression } => $"{about.Target} allocates",
        { Kind: TargetKind.Load } => $"p99 of {about.Target} is",
        _ => $"{about.Target} is",
    };

    private static string Evidence(JudgedCase about, RatioComparison comparison)
    {
        var launches = Launches(new LaunchCounts(comparison.BaseLaunches, comparison.HeadLaunches), comparison.Paired);
        var confirmed = about is { Stage: ComparisonStage.Confirm, Undecidable: null } ? ", confirmed in new processes" : "";
        var interval = comparison.HasInterval
            ? $"{Figures.Changes(comparison.Lower, comparison.Upper)}, {Figures.Confidence(about.About.Confidence)}"
            : $"too few for an interval at {Figures.Confidence(about.About.Confidence)}";
        var assumed = comparison.IsSpreadAssumed ? $", launches assumed to differ by {Figures.Change(comparison.Spread)}" : "";
        return $"{interval}, {launches}{confirmed}{assumed}";
    }

    private static string Launches(LaunchCounts counts, bool paired) => counts switch
    {
        _ when paired => Figures.Counted(counts.Head, "pair"),
        _ when counts.Base == counts.Head => Figures.Counted(counts.Head, "launch") + " a side",
        _ => $"{Figures.Counted(counts.Base, "launch")} of base and {counts.Head} of head",
    };

    private static string Changed(bool benchmarkChanged) =>
        benchmarkChanged ? " The benchmark itself changed since base: the difference may be its own." : "";
}
