using HdrHistogram;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

/// <summary>Objectives and results, in as few words as a test needs.</summary>
internal static class Given
{
    public const string Target = "validation/intent";

    public static Objective Objective(string metric, string limit)
    {
        var named = metric == "allocated.regression" ? MetricCatalog.AllocatedRegression
            : MetricCatalog.TryParse(metric, out var known) ? known
            : throw new ArgumentException(metric, nameof(metric));
        Assert.Null(LimitParser.TryParse(named, limit, out var parsed));
        return new Objective(named, parsed.Operator, parsed.Value, limit, new SourceLocation("budgets/validation.json", 9, 21));
    }

    public static JudgeInput Input(IEnumerable<Objective> objectives, params TargetResult[] results) => new(
        new ResolvedBudgets(
            results.Select(result => result.Id).Distinct().Select(id => new TargetBudget(id, objectives.ToList())).ToList(), [], []),
        new ResultsDocument(results));

    public static Verdict Judge(Objective objective, params TargetResult[] results) =>
        Assert.Single(PerfGate.Gate.Judge.Decide(Input([objective], results)));

    public static Verdict Judge(string metric, string limit, params TargetResult[] results) => Judge(Objective(metric, limit), results);

    public static TargetResult Head(params Launch[] launches) => new(Target, TargetKind.Benchmark, Side.Head, launches);

    public static TargetResult Base(params Launch[] launches) => new(Target, TargetKind.Benchmark, Side.Base, launches);

    public static TargetResult Load(params LoadStageResult[][] runs) => new(
        "load/load/pipeline", TargetKind.Load, Side.Head, [.. runs.Select(stages => new Launch { Stages = stages })]);

    /// <summary>One launch a figure, numbered as pairs.</summary>
    public static Launch[] Launches(params double[] figures) =>
        [.. figures.Select((figure, pair) => new Launch { Pair = pair, Samples = [figure, figure, figure] })];

    public static Launch Operations(HistogramBase times) => new()
    {
        Operations = new OperationTimes(times.TotalCount, HistogramText.Encode(times)),
    };

    public static LoadStageResult Stage(string name, long succeeded, long failed, HistogramBase? response = null) =>
        new(name, 60, succeeded + failed, succeeded + failed, 0, succeeded, failed)
        {
            Response = response is null ? null : new LatencySummary(HistogramText.Encode(response)),
        };

    /// <summary>Times from low to high ns, evenly spread.</summary>
    public static LongHistogram Times(int count, long low, long high)
    {
        var histogram = new LongHistogram(3_600_000_000_000, 3);
        for (var i = 0; i < count; i++)
            histogram.RecordValue(low + ((high - low) * i / Math.Max(1, count - 1)));
        return histogram;
    }
}
