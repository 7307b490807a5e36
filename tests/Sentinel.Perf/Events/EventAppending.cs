using BenchmarkDotNet.Attributes;
using Sentinel.Events;
using Sentinel.PerfGate.Benchmarks;

namespace Sentinel.Perf.Events;

/// <summary>Durable appends to a store with a history: each is acknowledged after its commit is on the disk.</summary>
[PerfTarget("events")]
public class EventAppending
{
    private const string Stream = "perf";

    private TemporarySentinel? _sentinel;
    private long _sequence;

    [GlobalSetup]
    public async Task Setup()
    {
        var clock = new LaggingClock();
        _sentinel = TemporarySentinel.Start(clock);
        await EventHistory.AppendAsync(_sentinel.Services.Store, clock);
    }

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    [Benchmark]
    [PerfTarget("append")]
    public Task<Receipt> Append() => AppendAsync(1);

    [Benchmark]
    [PerfTarget("append-10")]
    public Task<Receipt> AppendTen() => AppendAsync(10);

    private async Task<Receipt> AppendAsync(int count)
    {
        var events = new NewEvent[count];
        for (var i = 0; i < count; i++)
            events[i] = new NewEvent("perf.measured", Documents.EventData);

        var receipt = await _sentinel!.Services.Store.AppendAsync(new StreamAppend(Stream, ExpectedVersion: null, events));
        _sequence += count;
        return receipt.Sequence == _sequence
            ? receipt
            : throw new InvalidOperationException($"the suite's stream holds {receipt.Sequence} events after {_sequence} were appended");
    }
}
