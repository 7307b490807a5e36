using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Puts findings about one side into verdicts, each a whole on one line.</summary>
internal static class Wording
{
    /// <summary>The verdict of a case with everything but its figures.</summary>
    public static Verdict Of(Case about, VerdictKind kind, string? code, string message) =>
        new(about.Target, about.Metric.Name, kind, message)
        {
            TargetKind = about.Kind,
            Code = code,
            Limit = about.Objective.Limit,
            LimitText = about.Objective.Text,
            Operator = about.Objective.Operator,
            Unit = Unit(about.Metric),
            Confidence = about.Confidence,
            Stage = about.Objective.Stage,
            Severity = about.Objective.Severity,
            OnInconclusive = about.Objective.OnInconclusive,
            Location = about.Objective.Location,
        };

    public static Verdict NotMeasured(Case about, MeasurementFailure failure) => Of(
        about,
        VerdictKind.Invalid,
        failure.Code,
        $"{about.Target} was not measured: {Clause(failure.Reason)}.{(failure.Log is { } log ? $" Log: {log}" : "")}");

    public static Verdict Invalid(Case about, string code, string reason) =>
        Of(about, VerdictKind.Invalid, code, $"{about.Target} {about.Metric.Name} was not judged: {Clause(reason)}.");

    public static Verdict Judged(Case about, Finding finding)
    {
        if (finding.Kind == VerdictKind.Invalid)
            return Invalid(about, finding.Code!, finding.Reason!);

        var code = finding.Kind switch { VerdictKind.Fail => DiagnosticCode.ObjectiveBroken, VerdictKind.Inconclusive => DiagnosticCode.Inconclusive, _ => null };
        return Of(about, finding.Kind, code, Message(about, finding)) with
        {
            Estimate = finding.Estimate,
            Lower = finding.Lower,
            Upper = finding.Upper,
            Launches = new LaunchCounts(0, finding.Launches),
            Operations = finding.Operations,
            Instead = finding.Instead,
            LaunchesToSettle = finding.LaunchesToSettle,
        };
    }

    /// <summary>A reason as a clause: without the full stop it may end in.</summary>
    public static string Clause(string reason) => reason.Trim().TrimEnd('.');

    private static string Message(Case about, Finding finding)
    {
        var undecided = finding.Kind == VerdictKind.Inconclusive;
        var figure = Figures.Of(finding.Estimate!.Value, about.Metric.Dimension);
        var stage = about.Objective.Stage is { } name ? $" in stage {name}" : "";
        var advice = finding.Advice is { } text ? " " + text : "";
        return $"{about.Target} {about.Metric.Name} is {(undecided ? "not decided: " : "")}{figure}{stage} "
            + $"({Evidence(about, finding)}, {finding.Basis}); limit {about.Objective.Text}.{advice}";
    }

    private static string Evidence(Case about, Finding finding)
    {
        if (finding.Instead is { } instead)
            return instead;

        var confidence = Figures.Confidence(about.Confidence);
        var dimension = about.Metric.Dimension;
        var atLeast = about.Limit.IsUpper() == (finding.Kind == VerdictKind.Fail);
        return (finding.Kind, finding.Lower, finding.Upper) switch
        {
            (VerdictKind.Inconclusive, { } lower, { } upper) => $"{Figures.Range(lower, upper, dimension)}, {confidence}",
            (VerdictKind.Inconclusive, { } lower, null) => $"at least {Figures.Of(lower, dimension)} at {confidence}",
            (VerdictKind.Inconclusive, null, { } upper) => $"at most {Figures.Of(upper, dimension)} at {confidence}",
            (_, { } lower, _) when atLeast => $"at least {Figures.Of(lower, dimension)} at {confidence}",
            (_, _, { } upper) => $"at most {Figures.Of(upper, dimension)} at {confidence}",
            _ => "no interval",
        };
    }

    private static string Unit(Metric metric) => metric switch
    {
        { Kind: MetricKind.Regression or MetricKind.AllocatedRegression } => "ratio",
        { Dimension: Dimension.Time } => "ns",
        { Dimension: Dimension.Size } => "bytes",
        { Dimension: Dimension.Fraction } => "fraction",
        { Dimension: Dimension.Rate } => "per second",
        { Dimension: Dimension.FractionPerMinute } => "fraction per minute",
        _ => "count",
    };
}
