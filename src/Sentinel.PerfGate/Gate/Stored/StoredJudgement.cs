using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Stored;

/// <summary>Judges results that were measured earlier, or by others.</summary>
/// <param name="results">What was measured, on one side or both.</param>
public sealed class StoredJudgement(ResultsDocument results)
{
    /// <summary>Identifies the judgement in the documents it writes. Default: a new one.</summary>
    public string RunId { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>1 - the chance that unchanged code fails. Default: 0.99.</summary>
    public double Confidence { get; init; } = 0.99;

    /// <summary>Whether undecided and new verdicts give exit code 3.</summary>
    public bool Strict { get; init; }

    /// <summary>How the base is called in messages.</summary>
    public string? BaseName { get; init; }

    /// <summary>Standard deviation of log launches to assume where there is one launch a side; null: such a comparison stays undecided.</summary>
    public double? AssumedLaunchSd { get; init; }

    /// <summary>
    /// A regression limit for every target whose budget sets none, a fraction; null: only what budgets say is judged.
    /// </summary>
    public ImpliedLimit? Implied { get; init; }

    /// <summary>
    /// Judges by budgets the kinds of targets that the results hold: an id of such a kind that is missing is invalid,
    /// entries of other kinds are told as not judged.
    /// </summary>
    /// <param name="budgets">The budgets; without entries only the implied limit counts.</param>
    public GateReport Judge(BudgetSet budgets)
    {
        string[] ids = [.. results.Targets.Select(target => target.Id).Distinct(StringComparer.Ordinal)];
        var held = results.Targets.Select(TargetFamily.Of).ToHashSet();
        var resolved = BudgetResolver.Resolve(budgets, ids);
        if (resolved.Diagnostics.Count > 0) return Refused(resolved.Diagnostics);

        var others = resolved.Unmatched.Where(entry => TargetFamily.OfKey(entry.Key) is { } family && !held.Contains(family)).ToArray();
        resolved = resolved with { Unmatched = [.. resolved.Unmatched.Except(others)] };
        if (Implied is { } limit) resolved = resolved with { Targets = limit.AddTo(resolved.Targets, ids) };

        var hasBase = results.Targets.Any(target => target.Side == Side.Base);
        var verdicts = Gate.Judge.Decide(new JudgeInput(resolved, results)
        {
            Confidence = Confidence,
            Strict = Strict,
            BaseName = BaseName,
            AssumedLaunchSd = AssumedLaunchSd,
            NoBase = hasBase ? null : "the results hold no base",
        });
        var crossed = CrossedThresholds.Of(results);
        var (outcome, exitCode) = Outcome.Of([.. verdicts, .. crossed], Strict);
        if (verdicts.Count + crossed.Count == 0) (outcome, exitCode) = (GateOutcome.Invalid, 3);
        return Report(outcome, exitCode, [.. verdicts.Select(ImpliedLimit.WithoutPlace), .. crossed], [.. others.Select(NotJudged), .. Elsewhere(verdicts), .. NothingJudged(verdicts)]);
    }

    private GateReport Refused(IReadOnlyList<Diagnostic> errors) => Report(GateOutcome.Invalid, 2, [], errors) with { Errors = errors };

    private GateReport Report(GateOutcome outcome, int exitCode, IEnumerable<Verdict> verdicts, IReadOnlyList<Diagnostic> notices) =>
        new(new VerdictDocument(RunId, outcome, exitCode, [.. verdicts]) { Strict = Strict, Notices = notices }, results) { Base = BaseName };

    private static Diagnostic NotJudged(BudgetEntry entry) => new(
        DiagnosticCode.BudgetWithoutTarget,
        DiagnosticSeverity.Info,
        entry.Location,
        $"\"{entry.Key}\" is not judged: these results hold no {TargetFamily.Describe(entry.Key)}.");

    // Told, not refused: whoever hands over two files has chosen them, be it to compare two runtimes.
    private IEnumerable<Diagnostic> Elsewhere(IReadOnlyList<Verdict> verdicts) => !verdicts.Any(IsOfTimes) ? [] :
        results.BaseElsewhere.Select(difference => new Diagnostic(
            DiagnosticCode.OtherEnvironment,
            DiagnosticSeverity.Warning,
            null,
            $"Base was measured in another environment ({difference}): times may differ for that alone. Measure both sides on one machine, or with `perfgate run --base git:REF`."));

    private static bool IsOfTimes(Verdict verdict) => verdict is { Metric: "regression", Kind: not (VerdictKind.New or VerdictKind.Invalid) };

    private static IEnumerable<Diagnostic> NothingJudged(IReadOnlyList<Verdict> verdicts) => verdicts.Count > 0 ? [] :
        [new(DiagnosticCode.BudgetWithoutTarget, DiagnosticSeverity.Error, null, "Nothing was judged: no budget is about what these results hold.")];
}
