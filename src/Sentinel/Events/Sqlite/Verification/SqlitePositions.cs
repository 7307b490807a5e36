using Microsoft.Data.Sqlite;

namespace Sentinel.Events.Sqlite.Verification;

/// <summary>The positions of a database at one moment.</summary>
/// <param name="First">The first event's; 0 without events.</param>
/// <param name="Last">The last event's; 0 without events.</param>
/// <param name="LastGiven">The last that SQLite ever gave to an event.</param>
internal sealed record SqlitePositions(long First, long Last, long LastGiven)
{
    public static SqlitePositions Read(SqliteConnection connection)
    {
        using var row = new Statement(connection, """
            SELECT (SELECT min(position) FROM events), (SELECT max(position) FROM events),
              (SELECT max(seq) FROM sqlite_sequence WHERE name = 'events')
            """);
        row.Step();
        return new SqlitePositions(row.Int64(0), row.Int64(1), row.Int64(2));
    }
}
