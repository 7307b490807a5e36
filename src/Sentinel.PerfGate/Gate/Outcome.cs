using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate;

/// <summary>The outcome of a run and the exit code it stands for.</summary>
public static class Outcome
{
    /// <summary>
    /// Failures outrank invalid, invalid outranks inconclusive. Objectives of severity <c>warning</c> decide nothing.
    /// An inconclusive verdict whose objective says <c>fail</c> was not judged: exit code 3, as are inconclusive and
    /// new ones under <paramref name="strict"/>. Without it an inconclusive outcome has exit code 0.
    /// </summary>
    public static (GateOutcome Outcome, int ExitCode) Of(IReadOnlyList<Verdict> verdicts, bool strict)
    {
        var deciding = verdicts.Where(verdict => verdict.Severity == ObjectiveSeverity.Error).ToList();
        if (deciding.Exists(verdict => verdict.Kind == VerdictKind.Fail))
            return (GateOutcome.Fail, 1);
        if (deciding.Exists(verdict => verdict.Kind == VerdictKind.Invalid))
            return (GateOutcome.Invalid, 3);

        var open = deciding.Where(IsOpen).ToList();
        var notJudged = deciding.Exists(verdict => strict ? IsOpen(verdict) || verdict.Kind == VerdictKind.New : IsOpenAndFails(verdict));
        if (notJudged)
            return (GateOutcome.Inconclusive, 3);
        return (open.Count > 0 ? GateOutcome.Inconclusive : GateOutcome.Pass, 0);
    }

    private static bool IsOpen(Verdict verdict) =>
        verdict.Kind == VerdictKind.Inconclusive && verdict.OnInconclusive != InconclusivePolicy.Pass;

    private static bool IsOpenAndFails(Verdict verdict) =>
        verdict.Kind == VerdictKind.Inconclusive && verdict.OnInconclusive == InconclusivePolicy.Fail;
}
