using System.Text.Json;
using Sentinel.Events;
using Sentinel.Policy;
using Sentinel.Schemas;

namespace Sentinel.Pipeline;

/// <summary>Brings the users' histories back from the events that were stored last, so that a restart forgives nobody.</summary>
internal static class HistoryRestore
{
    private const int Events = 3_000;

    /// <exception cref="FormatException">An event is not what was stored.</exception>
    public static async Task RunAsync(IEventStore store, UserHistories histories, CancellationToken cancellation = default)
    {
        var received = new Dictionary<string, Intent>(StringComparer.Ordinal);
        var awaiting = new Dictionary<string, Intent>(StringComparer.Ordinal);
        foreach (var stored in (await store.ReadRecentAsync(Events, cancellation)).Reverse())
        {
            if (stored.Type == IntentEvents.Received)
            {
                received[stored.Stream] = ReadIntent(stored);
            }
            else if (stored.Type == IntentEvents.HumanRequested && received.Remove(stored.Stream, out var asked))
            {
                awaiting[stored.Stream] = asked;
                histories.Record(UserHistories.SubjectOf(asked), asked, RequestOutcome.AwaitingHuman, stored.Time);
            }
            else if (stored.Type == IntentEvents.Approved && received.Remove(stored.Stream, out var approved))
            {
                histories.Record(UserHistories.SubjectOf(approved), approved, RequestOutcome.Approved, stored.Time);
            }
            else if (stored.Type is IntentEvents.Approved or IntentEvents.Denied && awaiting.Remove(stored.Stream, out var decided))
            {
                var outcome = stored.Type == IntentEvents.Approved ? RequestOutcome.Approved : RequestOutcome.Denied;
                histories.RecordDecision(UserHistories.SubjectOf(decided), decided, outcome);
            }
        }
    }

    private static Intent ReadIntent(StoredEvent stored)
    {
        JsonException? cause = null;
        try
        {
            if (JsonSerializer.Deserialize(stored.Data.Span, DocumentJson.Default.Intent) is { } intent)
            {
                return intent;
            }
        }
        catch (JsonException error)
        {
            cause = error;
        }

        throw new FormatException($"Event {stored.Sequence} of stream '{stored.Stream}' is not the intent that was stored. See verify-log.", cause);
    }
}
