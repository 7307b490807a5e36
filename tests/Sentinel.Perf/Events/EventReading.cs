using BenchmarkDotNet.Attributes;
using Sentinel.Events;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.Pipeline;

namespace Sentinel.Perf.Events;

/// <summary>Reads from a store with a history, as the service's pages ask for them: ten events, or a hundred.</summary>
[PerfTarget("events")]
public class EventReading
{
    private const int Few = 10;
    private const int Many = 100;

    private TemporarySentinel? _sentinel;
    private long _last;
    private long _middle;
    private DateTimeOffset _minute;
    private DateTimeOffset _nextMinute;

    [GlobalSetup]
    public async Task Setup()
    {
        var clock = new LaggingClock();
        _sentinel = TemporarySentinel.Start(clock);
        var first = await EventHistory.AppendAsync(Store, clock);
        _minute = first.AddMinutes(EventHistory.Minutes / 2);
        _nextMinute = _minute.AddMinutes(1);
        _last = (await Store.ReadRecentAsync(1))[0].Position;
        _middle = _last / 2;
    }

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    [Benchmark]
    [PerfTarget("read-10")]
    public async Task<IReadOnlyList<StoredEvent>> ReadFew() =>
        Checked(await Store.ReadRecentAsync(Few), Few, stored => stored.Position > _last - Few);

    [Benchmark]
    [PerfTarget("read-100")]
    public async Task<IReadOnlyList<StoredEvent>> ReadMany() =>
        Checked(await Store.ReadRecentAsync(Many), Many, stored => stored.Position > _last - Many);

    [Benchmark]
    [PerfTarget("by-type")]
    public async Task<IReadOnlyList<StoredEvent>> ByType() =>
        Checked(await Store.ReadByTypeAsync(IntentEvents.Approved, _middle, Many), Many, stored => stored.Type == IntentEvents.Approved && stored.Position > _middle);

    [Benchmark]
    [PerfTarget("by-time")]
    public async Task<IReadOnlyList<StoredEvent>> ByTime() =>
        Checked(await Store.ReadByTimeAsync(_minute, _nextMinute, Many), Many, stored => stored.Time >= _minute && stored.Time < _nextMinute);

    private IEventStore Store => _sentinel!.Services.Store;

    private static IReadOnlyList<StoredEvent> Checked(IReadOnlyList<StoredEvent> events, int count, Func<StoredEvent, bool> isAskedFor) =>
        events.Count == count && isAskedFor(events[0]) && isAskedFor(events[^1])
            ? events
            : throw new InvalidOperationException($"the suite asked for {count} events and got {events.Count}, or others");
}
