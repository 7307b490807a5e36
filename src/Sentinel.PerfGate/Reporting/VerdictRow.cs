using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Reporting;

/// <summary>One verdict as the tables show it.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Objective">The metric, with the stage it is about: <c>p99 (sustain)</c>.</param>
/// <param name="Measured">The estimate with its unit; empty when nothing was measured.</param>
/// <param name="Interval">The interval and the operations behind it: <c>(≤ 44, 120,000 ops)</c>; or empty.</param>
/// <param name="Limit">The limit as the budget writes it.</param>
/// <param name="Outcome">The verdict in a word: <c>pass FAIL undecided invalid new</c>.</param>
/// <param name="Note">Where to mend it, or what would settle it; or empty.</param>
public sealed record VerdictRow(
    Verdict Verdict,
    string Objective,
    string Measured,
    string Interval,
    string Limit,
    string Outcome,
    string Note)
{
    public static VerdictRow Of(Verdict verdict) => new(
        verdict,
        verdict.Stage is { } stage ? $"{verdict.Metric} ({stage})" : verdict.Metric,
        verdict.Estimate is { } estimate ? Figure.Format(estimate, verdict.Unit) : "",
        IntervalOf(verdict),
        verdict.LimitText ?? (verdict.Limit is { } limit ? $"{OperatorText.Of(verdict.Operator)} {Figure.Format(limit, verdict.Unit)}".Trim() : ""),
        OutcomeOf(verdict),
        NoteOf(verdict));

    private static string IntervalOf(Verdict verdict)
    {
        if (verdict.Estimate is not { } estimate) return "";
        string Number(double value) => Figure.InScaleOf(estimate, value, verdict.Unit);
        // Nothing is slower than -100 %: a bound there is none.
        var lower = verdict.Lower is { } low && double.IsFinite(low) && !(verdict.IsRelative() && low <= -1) ? Number(low) : null;
        var upper = verdict.Upper is { } high && double.IsFinite(high) ? Number(high) : null;
        var parts = new List<string>(2);
        if (lower is not null && upper is not null) parts.Add(verdict.Lower == verdict.Upper ? "exact" : $"{lower} … {upper}");
        else if (upper is not null) parts.Add($"≤ {upper}");
        else if (lower is not null) parts.Add($"≥ {lower}");
        else if (verdict.Instead is { } instead) parts.Add(instead);
        if (verdict.Operations is { } operations) parts.Add($"{operations:#,0} ops");
        return parts.Count == 0 ? "" : $"({string.Join(", ", parts)})";
    }

    private static string OutcomeOf(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Pass => "pass",
        VerdictKind.Fail => "FAIL",
        VerdictKind.Inconclusive => "undecided",
        VerdictKind.Invalid => "invalid",
        _ => "new",
    };

    private static string NoteOf(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Fail or VerdictKind.Invalid => verdict.Location is { } at ? $"{at.File}:{at.Line}" : verdict.Code ?? "",
        VerdictKind.Inconclusive when verdict.LaunchesToSettle is { } more => more == 1 ? "needs 1 more launch" : $"needs about {more:#,0} more launches",
        VerdictKind.Pass when verdict.IsRelative() && verdict.Upper < 0 => "faster",
        _ => "",
    };
}
