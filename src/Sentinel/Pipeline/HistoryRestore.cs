using System.Text.Json;
using Sentinel.Events;
using Sentinel.Policy;
using Sentinel.Schemas;

namespace Sentinel.Pipeline;

/// <summary>Brings the users' histories back from the events that were stored last, so that a restart forgives nobody.</summary>
internal static class HistoryRestore
{
    private const int Events = 3_000;

    public static async Task RunAsync(IEventStore store, UserHistories histories, CancellationToken cancellation = default)
    {
        var received = new Dictionary<string, Intent>(StringComparer.Ordinal);
        foreach (var stored in (await store.ReadRecentAsync(Events, cancellation)).Reverse())
        {
            if (stored.Type == IntentEvents.Received)
            {
                received[stored.Stream] = JsonSerializer.Deserialize(stored.Data.Span, DocumentJson.Default.Intent)!;
            }
            else if (stored.Type is IntentEvents.Approved or IntentEvents.HumanRequested && received.Remove(stored.Stream, out var intent))
            {
                var outcome = stored.Type == IntentEvents.Approved ? RequestOutcome.Approved : RequestOutcome.AwaitingHuman;
                histories.Record(UserHistories.SubjectOf(intent), intent, outcome, stored.Time);
            }
        }
    }
}
