using Microsoft.Data.Sqlite;
using Sentinel.Events.Checkpoints;

namespace Sentinel.Events.Sqlite;

/// <summary>
/// The checkpoints of a database: read beside the writer, written by it. Its positions are in the order of commits, so a window of them
/// is final once read.
/// </summary>
internal sealed class SqliteCheckpointLog(SqliteDatabase database, GroupCommit writer) : ICheckpointLog
{
    /// <summary>Checkpoints behind a number, in order.</summary>
    public const string ReadSql = "SELECT number, document FROM checkpoints WHERE number > ?1 ORDER BY number LIMIT ?2";

    public Task<IReadOnlyList<SignedCheckpoint>> ReadAsync(long afterNumber, int limit)
    {
        using var connection = database.OpenForReading();
        using var rows = new Statement(connection, ReadSql);
        rows.Bind(1, afterNumber).Bind(2, limit);
        var checkpoints = new List<SignedCheckpoint>();
        while (rows.Step())
        {
            checkpoints.Add(SignedCheckpoint.Read(rows.Blob(1).ToArray()));
        }

        return Task.FromResult<IReadOnlyList<SignedCheckpoint>>(checkpoints);
    }

    public async Task<long> CoverAsync(int maxEvents, Func<SignedCheckpoint?, CheckpointWindow, SignedCheckpoint> next)
    {
        if (!writer.Health.Ready)
        {
            // The last checkpoint can be read, yet a flush of it may have failed. An empty commit makes it durable first, or fails.
            await writer.Enqueue([]);
        }

        using var connection = database.OpenForReading();
        var last = Last(connection);
        if (Measure(connection, (last?.Document.ToPosition ?? 0) + 1, long.MaxValue, maxEvents) is not { } window)
        {
            return 0;
        }

        await writer.EnqueueAsync(next(last, window));
        return window.Events;
    }

    /// <summary>Measures the events of a range of positions, over at most so many.</summary>
    public static CheckpointWindow? Measure(SqliteConnection connection, long fromPosition, long toPosition, int maxEvents)
    {
        // Left join: an event whose stream is gone counts as well.
        using var rows = new Statement(connection, """
            SELECT e.position, e.stream_id, s.name, e.sequence, e.hash
            FROM events e LEFT JOIN streams s ON s.id = e.stream_id
            WHERE e.position BETWEEN ?1 AND ?2 ORDER BY e.position LIMIT ?3
            """);
        rows.Bind(1, fromPosition).Bind(2, toPosition).Bind(3, maxEvents);
        using var window = new WindowDigest(fromPosition);
        while (rows.Step())
        {
            window.Add(rows.Int64(0), rows.Int64(1), rows.Blob(2), rows.Int64(3), rows.Blob(4));
        }

        return window.Finish();
    }

    private static SignedCheckpoint? Last(SqliteConnection connection)
    {
        using var rows = new Statement(connection, "SELECT document FROM checkpoints ORDER BY number DESC LIMIT 1");
        return rows.Step() ? SignedCheckpoint.Read(rows.Blob(0).ToArray()) : null;
    }
}
