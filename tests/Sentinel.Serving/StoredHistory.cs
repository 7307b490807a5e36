using Sentinel.Events;
using Sentinel.Pipeline;

namespace Sentinel.Serving;

/// <summary>Events of a long life, appended far faster than intents come: streams as approved intents leave them, the intents readable.</summary>
internal static class StoredHistory
{
    private const int StreamsABatch = 300;
    private const int EventsAStream = 3;
    private const int Batches = 8;

    private static readonly byte[] Document = new byte[500];

    /// <summary>Appends whole batches until at least so many events have been added.</summary>
    /// <returns>How many were.</returns>
    public static async Task<long> FillAsync(IEventStore store, long wanted, CancellationToken cancellation = default)
    {
        long added = 0;
        while (added < wanted)
        {
            await Task.WhenAll(Enumerable.Range(0, Batches).Select(_ => store.AppendBatchAsync(Batch(), cancellation)));
            added += Batches * StreamsABatch * EventsAStream;
        }

        return added;
    }

    private static StreamAppend[] Batch() => [.. Enumerable.Range(0, StreamsABatch).Select(_ => Stream(IntentDocument.NewId()))];

    private static StreamAppend Stream(string intentId) => new(
        IntentEvents.StreamOf(intentId),
        ExpectedVersion: 0,
        [
            new(IntentEvents.Received, IntentDocument.Of(intentId)),
            new(IntentEvents.Planned, Document),
            new(IntentEvents.Approved, Document),
        ]);
}
