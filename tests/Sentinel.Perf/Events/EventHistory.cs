using Sentinel.Events;
using Sentinel.Pipeline;

namespace Sentinel.Perf.Events;

/// <summary>What a store holds after some minutes of ordinary work: 3,400 intents of three events each, 200 intents a minute.</summary>
internal static class EventHistory
{
    public const int Minutes = 17;
    public const int IntentsAMinute = 200;
    public const int EventsAMinute = 3 * IntentsAMinute;

    /// <summary>Appends them, the last of them a minute ago.</summary>
    /// <returns>When the first minute's events were appended; the next follow minute by minute.</returns>
    public static async Task<DateTimeOffset> AppendAsync(IEventStore store, LaggingClock clock)
    {
        Receipt? first = null;
        for (var minute = 0; minute < Minutes; minute++)
        {
            clock.Lag = TimeSpan.FromMinutes(Minutes - minute);
            var receipts = await store.AppendBatchAsync([.. Enumerable.Range(0, IntentsAMinute).Select(_ => Intent())]);
            first ??= receipts[0];
        }

        clock.Lag = TimeSpan.Zero;
        return (await store.ReadStreamAsync(first!.Stream, limit: 1))[0].Time;
    }

    private static StreamAppend Intent()
    {
        var id = Guid.CreateVersion7();
        return new StreamAppend(IntentEvents.StreamOf($"{id}"), ExpectedVersion: 0, [
            new NewEvent(IntentEvents.Received, Documents.Intent(id)),
            new NewEvent(IntentEvents.Planned, Documents.Plan),
            new NewEvent(IntentEvents.Approved, Documents.EventData),
        ]);
    }
}
