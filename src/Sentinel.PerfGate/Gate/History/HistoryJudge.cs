using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Statistics.ChangePoints;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>Judges histories: a target fails when the newest change of its level is a slowdown that began among the last runs.</summary>
/// <param name="file">The history's name, for the places of verdicts.</param>
/// <param name="runs">How many runs it has in all.</param>
/// <param name="options">What a change must be to count.</param>
internal sealed class HistoryJudge(string file, int runs, ChangePointOptions options)
{
    private const string Metric = "history";

    private int Fewest => ChangePointSearch.FewestRuns(options);

    /// <summary>How many of the newest runs are looked at.</summary>
    public required int Last { get; init; }

    /// <summary>Verdicts of all targets that have a run among the last ones; exit code 3 when none has.</summary>
    public VerdictDocument Judge(IReadOnlyList<TargetHistory> histories, string runId)
    {
        var verdicts = histories.Where(history => IsRecent(history.Points[^1])).Select(Judge).ToArray();
        var (outcome, exitCode) = verdicts.Length == 0 ? (GateOutcome.Invalid, 3) : Outcome.Of(verdicts, strict: false);
        return new VerdictDocument(runId, outcome, exitCode, verdicts)
        {
            Notices = verdicts.Length > 0 ? [] : [new(DiagnosticCode.NoSamples, DiagnosticSeverity.Error, null, $"{file} holds no run to judge.")],
        };
    }

    private Verdict Judge(TargetHistory history)
    {
        if (history.Points.Count < Fewest)
            return Of(history, VerdictKind.New, $"{history.Name} has {Figures.Counted(history.Points.Count, "run")}; a change can be proven from {Fewest} on.");
        if (history.Changes is not [.., var newest] || !IsRecent(history.Points[newest.Index]))
            return Of(history, VerdictKind.Pass, $"{history.Name}: its level did not change in the last {Figures.Counted(Last, "run")}.");

        var first = history.Points[newest.Index];
        var told = Of(history, newest.IsSlower ? VerdictKind.Fail : VerdictKind.Pass, HistoryWording.Describe(history, newest)) with
        {
            Estimate = newest.Effect,
            PValue = newest.PValue,
            Launches = new LaunchCounts(newest.Before, newest.After),
        };
        return newest.IsSlower ? told with { Code = DiagnosticCode.SlowerInHistory, Location = new SourceLocation(file, first.Line, 1) } : told;
    }

    private Verdict Of(TargetHistory history, VerdictKind kind, string message) => new(history.Name, Metric, kind, message)
    {
        TargetKind = history.Kind,
        Limit = options.MinimumEffect,
        Operator = ComparisonOperator.Less,
        Unit = "ratio",
        Confidence = options.Confidence,
    };

    private bool IsRecent(HistoryPoint point) => point.Run > runs - Last;
}
