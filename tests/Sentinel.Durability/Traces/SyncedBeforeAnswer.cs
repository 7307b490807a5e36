using System.Text;

namespace Sentinel.Durability.Traces;

/// <summary>Whether a sync had returned for everything an answer acknowledges before the answer went out.</summary>
internal static class SyncedBeforeAnswer
{
    /// <summary>
    /// After the first write of an intent into the log a sync of the log must have begun that returned before the answer was sent. One
    /// thread writes and syncs, commit after commit, so that this sync is no earlier than the end of the intent's own commit; later
    /// commits write the same pages again.
    /// </summary>
    /// <returns>The intents for which that is not so.</returns>
    public static IReadOnlyList<string> Broken(IReadOnlyList<TracedCall> calls, IReadOnlyCollection<Answer> answers)
    {
        var log = calls.Where(call => call.Path.EndsWith("events.db-wal", StringComparison.Ordinal)).ToList();
        var writes = log.Where(call => call.Name is "pwrite64" or "write").ToList();
        var syncs = log.Where(call => call is { Name: "fsync" or "fdatasync", Failed: false }).ToList();
        return [.. answers.Where(answer => !IsSynced(answer, writes, syncs)).Select(answer => answer.Promise.IntentId)];
    }

    private static bool IsSynced(Answer answer, List<TracedCall> writes, List<TracedCall> syncs)
    {
        var intent = Encoding.ASCII.GetBytes(answer.Promise.IntentId);
        var first = writes.Find(write => write.Data.AsSpan().IndexOf(intent) >= 0);
        return first is not null && syncs.Exists(sync => sync.Start > first.End && sync.End < answer.Start);
    }
}
