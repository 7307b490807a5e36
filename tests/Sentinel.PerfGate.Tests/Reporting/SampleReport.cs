using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tests.Reporting;

/// <summary>A run with one verdict of every kind.</summary>
internal static class SampleReport
{
    public static GateReport Create() => new(Document(), Results())
    {
        Base = "4f2c1d9 (merge base of origin/main)",
        Seed = 812731,
        Elapsed = TimeSpan.FromSeconds(151),
        Command = "perfgate run --project tests/Sentinel.Perf --base git:origin/main --seed 812731",
    };

    public static VerdictDocument Document() => new("run-1", GateOutcome.Fail, 1, [.. Verdicts()])
    {
        Notices = [new("PERF323", DiagnosticSeverity.Info, null, "Codec.Encode asks for its own job (Net90); it is measured with the gate's.")],
    };

    public static IEnumerable<Verdict> Verdicts()
    {
        yield return new("validation/intent", "regression", VerdictKind.Fail, "validation/intent is 8.2 % slower than base 4f2c1d9 (6.1 to 10.4 %, 99 %, 12 pairs); limit < 5 %.")
        {
            Code = "PERF102", TargetKind = TargetKind.Benchmark, Estimate = 0.082, Lower = 0.061, Upper = 0.104, Limit = 0.05, LimitText = "< 5%",
            Operator = ComparisonOperator.Less, Unit = "ratio", Confidence = 0.99, PValue = 0.0004, Launches = new(12, 12),
            MinimumDetectableEffect = 0.021, Location = new("budgets/validation.json", 9, 21),
        };
        yield return new("validation/intent", "p99", VerdictKind.Pass, "validation/intent p99 is 41 us (at most 44 us at 99 %, 120,000 operations); limit < 500ms.")
        {
            TargetKind = TargetKind.Benchmark, Estimate = 41_000, Upper = 44_000, Limit = 5e8, LimitText = "< 500ms", Operator = ComparisonOperator.Less,
            Unit = "ns", Confidence = 0.99, Launches = new(0, 12), Operations = 120_000, Location = new("budgets/validation.json", 5, 14),
        };
        yield return new("validation/intent", "allocated", VerdictKind.Pass, "validation/intent allocated is 1,208 B; limit <= 4KB.")
        {
            Estimate = 1208, Lower = 1208, Upper = 1208, Limit = 4096, LimitText = "<= 4KB", Operator = ComparisonOperator.LessOrEqual, Unit = "bytes",
        };
        yield return new("signing/large", "mean", VerdictKind.Inconclusive, "signing/large mean is not decided: 1.04 ms (0.91 to 1.19 ms, 5 launches); limit < 1.1ms.")
        {
            Code = "PERF103", Estimate = 1.04e6, Lower = 0.91e6, Upper = 1.19e6, Limit = 1.1e6, LimitText = "< 1.1ms", Operator = ComparisonOperator.Less,
            Unit = "ns", Confidence = 0.99, Launches = new(0, 5), LaunchesToSettle = 7, Location = new("budgets/signing.json", 4, 18),
        };
        yield return new("events/append", "regression", VerdictKind.Pass, "events/append is 12.4 % faster than base.")
        {
            Estimate = -0.124, Lower = -0.140, Upper = -0.109, Limit = 0.05, LimitText = "< 5%", Operator = ComparisonOperator.Less, Unit = "ratio",
            MinimumDetectableEffect = 0.06, Launches = new(12, 12),
        };
        yield return new("load/load/full-pipeline", "p99", VerdictKind.Fail, "load/load/full-pipeline p99 is 612 ms in stage sustain; limit < 500ms.")
        {
            Code = "PERF101", TargetKind = TargetKind.Load, Estimate = 6.12e8, Lower = 5.4e8, Limit = 5e8, LimitText = "< 500ms", Operator = ComparisonOperator.Less,
            Unit = "ns", Operations = 60_012, Stage = "sustain", Severity = ObjectiveSeverity.Warning, Location = new("budgets/load.json", 6, 14),
        };
        yield return new("replay/batch", "mean", VerdictKind.Invalid, "replay/batch was not measured: its worker exited with code 134 in launch 2 <stack overflow>.")
        {
            Code = "PERF301", LimitText = "< 1ms", Limit = 1e6, Operator = ComparisonOperator.Less, Unit = "ns", Location = new("budgets/replay.json", 3, 5),
        };
        yield return new("replay/new|one", "regression", VerdictKind.New, "replay/new|one has no base to compare with.") { LimitText = "< 5%", Unit = "ratio", Limit = 0.05 };
    }

    public static ResultsDocument Results()
    {
        var random = new Random(7);
        Launch Taken(int pair, double center, bool confirm) => new()
        {
            Pair = pair,
            Confirm = confirm,
            Samples = [.. Enumerable.Range(0, 8).Select(_ => center * (1 + (0.01 * random.NextDouble())))],
        };
        TargetResult Of(string id, Side side, double center) => new(id, TargetKind.Benchmark, side, [.. Enumerable.Range(0, 12).Select(pair => Taken(pair, center * (1 + (0.02 * random.NextDouble())), pair > 4))]);
        var stage = new LoadStageResult("sustain", 60, 60_012, 60_012, 0, 60_000, 12)
        {
            Response = new(null) { P50 = 3e5, P99 = 6.12e8, P999 = 7e8, Max = 9e8 },
            Service = new(null) { P99 = 2e6 },
            StartLag = new(null) { P99 = 4e4 },
        };
        return new([
            Of("validation/intent", Side.Base, 36_000),
            Of("validation/intent", Side.Head, 39_000),
            Of("signing/large", Side.Head, 1.04e6),
            Of("events/append", Side.Base, 812),
            Of("events/append", Side.Head, 711),
            new("load/load/full-pipeline", TargetKind.Load, Side.Head, [new() { Stages = [stage] }]),
            new("replay/batch", TargetKind.Benchmark, Side.Head, []) { Failure = new("PERF301", "its worker exited with code 134 in launch 2 <stack overflow>", "artifacts/perfgate/workers/replay-batch-head-2.log") },
        ])
        {
            RunId = "run-1",
            Environment = new("AMD EPYC", 2, "Linux 6.1", ".NET 10.0.1") { Steal = 0.004, Pressure = 0.125 },
        };
    }
}
