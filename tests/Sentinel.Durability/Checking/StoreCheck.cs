using Microsoft.Data.Sqlite;
using Sentinel.Durability.Serving;
using Sentinel.Events;
using Sentinel.Events.Sqlite;
using Sentinel.Pipeline;

namespace Sentinel.Durability.Checking;

/// <summary>Holds a database that outlived its process against what that process had promised.</summary>
internal static class StoreCheck
{
    private static readonly string[] Steps = [IntentEvents.Received, IntentEvents.Planned, IntentEvents.Approved];

    /// <summary>Opens the database as a restart would, and looks at every intent.</summary>
    /// <param name="database">The database's file.</param>
    /// <param name="acknowledged">Intents that must be there, whole and once.</param>
    /// <param name="unanswered">Intents that may be there, but then whole and once as well.</param>
    /// <returns>What is wrong, a line each; empty when every promise was kept.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string database, IEnumerable<Acknowledgement> acknowledged, IEnumerable<string> unanswered)
    {
        var faults = new List<string>();
        try
        {
            await CheckAsync(database, acknowledged, unanswered, faults);
        }
        catch (SqliteException error)
        {
            faults.Add($"the database of the acknowledged intents cannot be read: {error.Message}");
        }

        return faults;
    }

    private static async Task CheckAsync(
        string database, IEnumerable<Acknowledgement> acknowledged, IEnumerable<string> unanswered, List<string> faults)
    {
        await using var store = new SqliteEventStore(new SqliteEventStoreOptions(database), TimeProvider.System);
        foreach (var promise in acknowledged)
        {
            var verification = await store.VerifyStreamAsync(promise.Receipt.Stream, promise.Receipt);
            var steps = await StepsAsync(store, promise.IntentId);
            if (!verification.Intact)
            {
                faults.Add($"acknowledged intent {promise.IntentId}: {verification.Fault}");
            }
            else if (!steps.SequenceEqual(Steps))
            {
                faults.Add($"acknowledged intent {promise.IntentId} is stored as {string.Join(", ", steps)}");
            }
        }

        foreach (var intentId in unanswered)
        {
            var steps = await StepsAsync(store, intentId);
            if (steps.Count > 0 && !steps.SequenceEqual(Steps))
            {
                faults.Add($"unanswered intent {intentId} is stored in part: {string.Join(", ", steps)}");
            }
        }
    }

    private static async Task<List<string>> StepsAsync(SqliteEventStore store, string intentId) =>
        [.. (await store.ReadStreamAsync(IntentEvents.StreamOf(intentId))).Select(stored => stored.Type)];
}
