using Sentinel.PerfGate.Benchmarks.Import;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Gate.Stored;

/// <summary>Every format of results that the gate takes.</summary>
public static class StoredResults
{
    /// <param name="directory">What relative paths are relative to, in arguments and in messages.</param>
    public static ResultsReader Reader(string directory) => new([new PerfGateFormat(), new BenchmarkDotNetFormat()], directory);
}
