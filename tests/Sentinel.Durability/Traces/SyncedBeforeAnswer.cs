using System.Buffers.Binary;
using System.Text;

namespace Sentinel.Durability.Traces;

/// <summary>Whether a sync had returned for everything an answer acknowledges before the answer went out.</summary>
internal static class SyncedBeforeAnswer
{
    private const int FrameHeader = 24;
    private const int DatabaseSize = 4;

    /// <summary>
    /// After the commit that first wrote an intent into the log was written to its end, a sync of the log must have begun that returned
    /// before the answer was sent. Commits follow each other in the log, the last frame of each says how large the database is after it
    /// (sqlite.org/fileformat2.html, 4.1); one thread writes them, another may sync an earlier one meanwhile.
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
        var first = writes.FindIndex(write => write.Data.AsSpan().IndexOf(intent) >= 0);

        // The frame's header is written before its page; the intent's own page may be that of the last frame.
        var last = first < 0 ? -1 : writes.FindIndex(Math.Max(0, first - 1), EndsCommit) + 1;
        return last > 0 && last < writes.Count && syncs.Exists(sync => sync.Start > writes[last].End && sync.End < answer.Start);
    }

    private static bool EndsCommit(TracedCall write) =>
        write.Data.Length == FrameHeader && BinaryPrimitives.ReadUInt32BigEndian(write.Data.AsSpan(DatabaseSize)) != 0;
}
