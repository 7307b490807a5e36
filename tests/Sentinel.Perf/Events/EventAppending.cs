using BenchmarkDotNet.Attributes;
using Sentinel.Events;
using Sentinel.PerfGate.Benchmarks;

namespace Sentinel.Perf.Events;

/// <summary>Durable appends: each is acknowledged after its commit is on the disk.</summary>
[PerfTarget("events")]
public class EventAppending
{
    private static readonly byte[] Data = """{"planId":"0190a8f3-5b1c-7cde-8f00-0123456789ab","decision":"approved"}"""u8.ToArray();

    private TemporarySentinel? _sentinel;

    [GlobalSetup]
    public void Setup() => _sentinel = TemporarySentinel.Start();

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    [Benchmark]
    [PerfTarget("append")]
    public Task<Receipt> Append() =>
        _sentinel!.Services.Store.AppendAsync(new StreamAppend("perf", ExpectedVersion: null, [new NewEvent("perf.measured", Data)]));
}
