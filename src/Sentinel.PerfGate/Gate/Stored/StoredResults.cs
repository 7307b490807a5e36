using Sentinel.PerfGate.Benchmarks.Import;
using Sentinel.PerfGate.Load.K6;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Gate.Stored;

/// <summary>Every format of results that the gate takes.</summary>
public static class StoredResults
{
    /// <param name="directory">What relative paths are relative to, in arguments and in messages.</param>
    /// <param name="summaryId">The target of summaries of k6. Default: <c>k6</c>.</param>
    public static ResultsReader Reader(string directory, string summaryId = K6Format.DefaultId) =>
        new([new PerfGateFormat(), new BenchmarkDotNetFormat(), new K6Format(summaryId)], directory);
}
