using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Reporting;

/// <summary>A run in one or two sentences.</summary>
public static class VerdictSummary
{
    /// <summary>The outcome in a word: <c>pass</c>, <c>failed</c>, <c>invalid</c>, <c>undecided</c>.</summary>
    public static string Outcome(VerdictDocument document) => document.Outcome switch
    {
        GateOutcome.Pass => "pass",
        GateOutcome.Fail => "failed",
        GateOutcome.Invalid => "invalid",
        _ => "undecided",
    };

    /// <summary><c>1 failed, 58 passed, 2 undecided, 1 new</c>, leaving out what is zero.</summary>
    public static string Counts(VerdictDocument document)
    {
        var counts = document.Verdicts.CountBy(verdict => verdict.Kind).ToDictionary();
        (VerdictKind Kind, string Word)[] words =
        [
            (VerdictKind.Fail, "failed"), (VerdictKind.Invalid, "invalid"), (VerdictKind.Pass, "passed"),
            (VerdictKind.Inconclusive, "undecided"), (VerdictKind.New, "new"),
        ];
        var parts = words.Where(word => counts.ContainsKey(word.Kind)).Select(word => $"{counts[word.Kind]:#,0} {word.Word}").ToArray();
        return parts.Length == 0 ? "nothing was judged" : string.Join(", ", parts);
    }

    /// <summary>The smallest slowdown the run could see, median and worst target; null when nothing was compared.</summary>
    public static string? Sensitivity(VerdictDocument document)
    {
        var effects = document.Verdicts
            .Where(verdict => verdict.IsRelative() && verdict.MinimumDetectableEffect is { } effect && double.IsFinite(effect))
            .OrderBy(verdict => verdict.MinimumDetectableEffect)
            .ToArray();
        if (effects.Length == 0) return null;
        var worst = effects[^1];
        var median = Percent(effects[(effects.Length - 1) / 2]);
        return effects.Length == 1
            ? $"The smallest slowdown this run could see: {median}."
            : $"The smallest slowdown this run could see: {median} (median), {Percent(worst)} ({worst.Target}).";

        static string Percent(Verdict verdict) => Figure.Format(verdict.MinimumDetectableEffect!.Value, "ratio").TrimStart('+');
    }

    /// <summary><c>2 min 31 s</c>, <c>4.2 s</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 9.95 => $"{time.TotalSeconds:0.0} s",
        < 59.5 => $"{time.TotalSeconds:0} s",
        var seconds => $"{(int)Math.Round(seconds) / 60} min {(int)Math.Round(seconds) % 60} s",
    };
}
