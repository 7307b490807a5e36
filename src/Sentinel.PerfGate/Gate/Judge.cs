using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate;

/// <summary>Turns objectives and results into verdicts.</summary>
public static class Judge
{
    /// <summary>
    /// One verdict for every objective of every target, by target and then in the order of the budget, and behind them
    /// one for every entry that matches nothing. What was not measured properly is invalid, never a pass.
    /// </summary>
    public static IReadOnlyList<Verdict> Decide(JudgeInput input)
    {
        var heads = BySide(input.Results, Side.Head);
        var bases = BySide(input.Results, Side.Base);
        var wording = new RegressionWording(input.BaseName);
        var reader = new RegressionReader(input, input.Suspects ?? Confirmed(input.Results), wording);

        // Summaries of thousands of launches take seconds; targets are independent until the family is known.
        var cases = input.Budgets.Targets
            .AsParallel()
            .AsOrdered()
            .SelectMany(budget => budget.Objectives.Select(objective => (budget.TargetId, Objective: objective)))
            .Select(judged => Read(judged.TargetId, judged.Objective))
            .ToList();
        return
        [
            .. RegressionJudge.Decide(cases, 1 - input.Confidence, wording),
            .. input.Budgets.Unmatched.Select(entry => Unmatched(entry, heads.Keys)),
        ];

        JudgedCase Read(string target, Objective objective)
        {
            var head = heads.GetValueOrDefault(target);
            var about = new Case(target, Kind(target, head), objective, objective.Confidence ?? input.Confidence);
            if (NotMeasured(about, head) is { } invalid)
                return new JudgedCase(about) { Settled = invalid };
            return objective.Metric.Kind is MetricKind.Regression or MetricKind.AllocatedRegression
                ? reader.Read(about, bases.GetValueOrDefault(target), Repetition.First(head!))
                : new JudgedCase(about) { Settled = Wording.Judged(about, Repetition.Judge(about, head!)) };
        }
    }

    private static Verdict? NotMeasured(Case about, TargetResult? head) => head switch
    {
        null => Wording.NotMeasured(about, new MeasurementFailure(DiagnosticCode.NoSamples, "the results hold nothing of it")),
        { Failure: { } failure } => Wording.NotMeasured(about, failure),
        _ => null,
    };

    private static Verdict Unmatched(BudgetEntry entry, IReadOnlyCollection<string> targets)
    {
        var meant = UnmatchedKeys.Suggest(entry.Key, targets) is { } near ? $" Did you mean \"{near}\"?" : "";
        return new(entry.Key, "*", VerdictKind.Invalid, $"\"{entry.Key}\" matches no target, so nothing of it was judged.{meant}")
        {
            Code = DiagnosticCode.BudgetWithoutTarget,
            Location = entry.Location,
        };
    }

    // A results file of a run with two stages is judged as that run judged it.
    private static HashSet<string>? Confirmed(ResultsDocument results)
    {
        var confirmed = results.Targets
            .Where(target => target.Launches.Any(launch => launch.Confirm))
            .Select(target => target.Id)
            .ToHashSet(StringComparer.Ordinal);
        return confirmed.Count > 0 ? confirmed : null;
    }

    private static Dictionary<string, TargetResult> BySide(ResultsDocument results, Side side) => results.Targets
        .Where(target => target.Side == side)
        .DistinctBy(target => target.Id, StringComparer.Ordinal)
        .ToDictionary(target => target.Id, StringComparer.Ordinal);

    private static TargetKind Kind(string id, TargetResult? head) =>
        head?.Kind ?? (id.StartsWith("load/", StringComparison.Ordinal) ? TargetKind.Load : TargetKind.Benchmark);
}
