using System.Text;

namespace Sentinel.Durability.Traces;

/// <summary>Whether a sync had returned for everything an answer acknowledges before the answer went out.</summary>
internal static class SyncedBeforeAnswer
{
    /// <summary>
    /// The last write of an intent into the log before its answer must have returned before a sync of the log began that returned
    /// before the answer was sent.
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
        var last = writes.LastOrDefault(write => write.Start < answer.Start && write.Data.AsSpan().IndexOf(intent) >= 0);
        return last is not null && syncs.Exists(sync => sync.Start > last.End && sync.End < answer.Start);
    }
}
