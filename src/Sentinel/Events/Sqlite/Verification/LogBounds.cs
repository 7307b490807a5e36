using Microsoft.Data.Sqlite;

namespace Sentinel.Events.Sqlite.Verification;

/// <summary>How far a log reaches at one moment.</summary>
/// <param name="FirstPosition">The first event's position; 0 without events.</param>
/// <param name="LastPosition">The last event's position; 0 without events.</param>
/// <param name="LastGiven">The last position that SQLite ever gave to an event.</param>
/// <param name="LastCheckpoint">The last checkpoint's number; 0 without checkpoints.</param>
/// <param name="LastStreamId">The last row that a stream has, or that an event names.</param>
internal sealed record LogBounds(long FirstPosition, long LastPosition, long LastGiven, long LastCheckpoint, long LastStreamId)
{
    public static LogBounds Read(SqliteConnection connection)
    {
        using var row = new Statement(connection, """
            SELECT (SELECT min(position) FROM events), (SELECT max(position) FROM events),
              (SELECT max(seq) FROM sqlite_sequence WHERE name = 'events'), (SELECT max(number) FROM checkpoints),
              (SELECT max(id) FROM streams), (SELECT max(stream_id) FROM events)
            """);
        row.Step();
        return new LogBounds(row.Int64(0), row.Int64(1), row.Int64(2), row.Int64(3), Math.Max(row.Int64(4), row.Int64(5)));
    }
}
