using HdrHistogram;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Tests.Gate.Suggesting;

/// <summary>Results as a run of the gate leaves them, drawn from a seed.</summary>
internal static class Measured
{
    public static ResultsDocument Results(params TargetResult[] targets) => new(targets);

    /// <summary>A benchmark whose launches differ by a spread, and whose operations were timed one by one.</summary>
    public static TargetResult Benchmark(string id, double mean, int launches = 5, double spread = 0.02, long operations = 5_000, double? bytes = 1_208, int seed = 1)
    {
        var draws = new NormalDraws(seed);
        return new TargetResult(id, TargetKind.Benchmark, Side.Head, [.. Enumerable.Range(0, launches).Select(_ => Launch(mean * Math.Exp(draws.Next() * spread), operations, bytes, draws))]);
    }

    /// <summary>One run of a load.</summary>
    public static TargetResult Load(string id, long requests, long failed = 0, int runs = 1, int seed = 1)
    {
        var draws = new NormalDraws(seed);
        return new TargetResult(id, TargetKind.Load, Side.Head, [.. Enumerable.Range(0, runs).Select(_ => new Launch
        {
            Stages = [new LoadStageResult("steady", 10, requests, requests, 0, requests - failed, failed) { Response = new LatencySummary(HistogramText.Encode(Times(2e6, requests, draws))) }],
        })]);
    }

    private static Launch Launch(double mean, long operations, double? bytes, NormalDraws draws) => new()
    {
        Samples = [.. draws.Next(8).Select(z => mean * Math.Exp(z * 0.01))],
        AllocatedBytes = bytes,
        Operations = operations == 0 ? null : new OperationTimes(operations, HistogramText.Encode(Times(mean, operations, draws))) { TooShort = mean < 1_000 },
        Successes = operations == 0 ? null : operations,
        Errors = operations == 0 ? null : 0,
    };

    private static LongHistogram Times(double center, long count, NormalDraws draws)
    {
        var histogram = new LongHistogram(60_000_000_000, 3);
        for (var operation = 0; operation < count; operation++) histogram.RecordValue((long)(center * Math.Exp(draws.Next() * 0.3)) + 1);
        return histogram;
    }
}
