using BenchmarkDotNet.Attributes;
using Sentinel.Events;
using Sentinel.PerfGate.Benchmarks;

namespace Sentinel.Perf.Events;

/// <summary>Durable appends: each is acknowledged after its commit is on the disk.</summary>
[PerfTarget("events")]
public class EventAppending
{
    private TemporarySentinel? _sentinel;

    [GlobalSetup]
    public void Setup() => _sentinel = TemporarySentinel.Start();

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    [Benchmark]
    [PerfTarget("append")]
    public Task<Receipt> Append() =>
        _sentinel!.Services.Store.AppendAsync(new StreamAppend("perf", ExpectedVersion: null, [new NewEvent("perf.measured", Documents.EventData)]));
}
