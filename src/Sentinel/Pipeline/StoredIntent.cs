using Sentinel.Events;

namespace Sentinel.Pipeline;

/// <summary>An intent with what came of it, as its stream tells.</summary>
/// <param name="Intent">The intent, canonical JSON.</param>
/// <param name="Plan">The plan, canonical JSON.</param>
/// <param name="Approval">The signed approval; empty while a human is awaited.</param>
/// <param name="Reason">Why a human must approve; null when approved.</param>
/// <param name="Receipt">The receipt of its last event.</param>
internal sealed record StoredIntent(
    ReadOnlyMemory<byte> Intent,
    ReadOnlyMemory<byte> Plan,
    ReadOnlyMemory<byte> Approval,
    string? Reason,
    Receipt Receipt)
{
    /// <summary>Reads an intent's stream; null when there is none.</summary>
    public static async Task<StoredIntent?> ReadAsync(IEventStore store, string intentId, CancellationToken cancellation)
    {
        var events = await store.ReadStreamAsync(IntentEvents.StreamOf(intentId), cancellation: cancellation);
        if (events.Count == 0)
        {
            return null;
        }

        var approval = events.LastOrDefault(stored => stored.Type == IntentEvents.Approved);
        var request = events.LastOrDefault(stored => stored.Type == IntentEvents.HumanRequested);
        return new StoredIntent(
            events.First(stored => stored.Type == IntentEvents.Received).Data,
            events.First(stored => stored.Type == IntentEvents.Planned).Data,
            approval?.Data ?? ReadOnlyMemory<byte>.Empty,
            approval is null && request is not null ? HumanRequest.Read(request.Data.Span).Reason : null,
            new Receipt(events[^1].Stream, events[^1].Sequence, events[^1].Hash));
    }
}
