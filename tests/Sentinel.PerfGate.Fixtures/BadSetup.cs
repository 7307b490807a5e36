using BenchmarkDotNet.Attributes;

namespace Sentinel.PerfGate.Fixtures;

public class BadSetup
{
    [GlobalSetup]
    public void Setup() => throw new FileNotFoundException("data.bin is missing");

    [Benchmark]
    public int Never() => 1;
}
