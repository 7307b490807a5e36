using Sentinel.Events;

namespace Sentinel.Pipeline;

/// <summary>An intent with what came of it, as its stream tells.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">How many events the stream holds.</param>
/// <param name="Intent">The intent, canonical JSON.</param>
/// <param name="Plan">The plan, canonical JSON.</param>
/// <param name="Deciding">The last event that decided: the approval, the denial, or the request for a human.</param>
internal sealed record StoredIntent(
    string Stream, long Version, ReadOnlyMemory<byte> Intent, ReadOnlyMemory<byte> Plan, StoredEvent Deciding)
{
    /// <summary>What came of it up to now.</summary>
    public IntentDecision Decision { get; } = Deciding.Type switch
    {
        IntentEvents.Approved => IntentDecision.Approved,
        IntentEvents.Denied => IntentDecision.Denied,
        _ => IntentDecision.AwaitingHuman,
    };

    /// <summary>The signed approval; empty unless approved.</summary>
    public ReadOnlyMemory<byte> Approval => Decision == IntentDecision.Approved ? Deciding.Data : default;

    /// <summary>The denial; empty unless denied.</summary>
    public ReadOnlyMemory<byte> Denial => Decision == IntentDecision.Denied ? Deciding.Data : default;

    /// <summary>Why a human must approve; null when decided.</summary>
    public string? Reason => Decision == IntentDecision.AwaitingHuman ? HumanRequest.Read(Deciding.Data.Span).Reason : null;

    /// <summary>The receipt of the deciding event.</summary>
    public Receipt Receipt => new(Deciding.Stream, Deciding.Sequence, Deciding.Hash);

    /// <summary>Reads an intent's stream; null when there is none.</summary>
    public static Task<StoredIntent?> ReadAsync(IEventStore store, string intentId, CancellationToken cancellation) =>
        ReadStreamAsync(store, IntentEvents.StreamOf(intentId), cancellation);

    /// <summary>The same, by the stream's name.</summary>
    public static async Task<StoredIntent?> ReadStreamAsync(IEventStore store, string stream, CancellationToken cancellation)
    {
        var events = await store.ReadStreamAsync(stream, cancellation: cancellation);
        return events.Count == 0 ? null : new StoredIntent(
            stream,
            events.Count,
            events.First(stored => stored.Type == IntentEvents.Received).Data,
            events.First(stored => stored.Type == IntentEvents.Planned).Data,
            events.Last(stored => stored.Type is IntentEvents.Approved or IntentEvents.Denied or IntentEvents.HumanRequested));
    }
}
