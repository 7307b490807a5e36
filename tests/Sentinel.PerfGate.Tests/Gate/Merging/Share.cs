using HdrHistogram;
using Sentinel.PerfGate.Load.Engine;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Tests.Gate.Merging;

/// <summary>What one generator measured of a load.</summary>
internal static class Share
{
    public const string Target = "load/load/full-pipeline";

    public static readonly MachineEnvironment Machine = new("Xeon", 2, "Debian 12", "10.0.1");

    /// <param name="file">The file it is in, which is its run's id too.</param>
    /// <param name="times">Response times in ns; service times are half of them, every tenth request failed.</param>
    /// <param name="machine">Where; null: the usual machine.</param>
    public static ReadResults Of(string file, long[] times, MachineEnvironment? machine = null) =>
        Document(file, [new TargetResult(Target, TargetKind.Load, Side.Head, [new Launch { Stages = [Stage("sustain", times)] }])], machine);

    public static ReadResults Document(string file, IReadOnlyList<TargetResult> targets, MachineEnvironment? machine = null) =>
        new(file, new ResultsDocument(targets) { RunId = file, Environment = machine ?? Machine });

    public static LoadStageResult Stage(string name, long[] times)
    {
        var failed = times.Length / 10;
        return new LoadStageResult(name, 60, times.Length + 1, times.Length, 1, times.Length - failed, failed)
        {
            Response = LatencySummaries.Of(Histogram(times)),
            Service = LatencySummaries.Of(Histogram([.. times.Select(time => time / 2)])),
            ConnectionWait = LatencySummaries.Of(Histogram([.. times.Select(time => time / 3)])),
            Connections = 8,
            Achieved = (double)times.Length / (times.Length + 1),
            StartLag = LatencySummaries.Of(Histogram([.. times.Select(time => time / 1000)])),
            Failures = failed == 0 ? null : new Dictionary<string, long> { ["status"] = failed },
        };
    }

    public static LongHistogram Histogram(long[] times)
    {
        var histogram = LatencyRange.NewHistogram();
        foreach (var time in times) histogram.RecordValue(time);
        return histogram;
    }
}
