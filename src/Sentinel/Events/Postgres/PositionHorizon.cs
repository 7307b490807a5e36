using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>
/// Up to which position the order of the store is settled: no transaction under way can still fill a place there. Positions come from a
/// sequence, and transactions commit in another order than they draw; a reader that went past a place not yet visible would never see
/// its event. So each append announces, before it draws, the last position drawn so far, as a shared advisory lock that PostgreSQL lets
/// go of after the transaction's end is visible to all. A reader takes the last position drawn, then the least announced: whatever is
/// still to come lies above the lesser of the two.
/// <para>
/// Why not one lock around the commits, or a counter's row: then the flushes of several processes would come one after the other, where
/// PostgreSQL lets them share one. Why not transaction ids behind the oldest one running: any long transaction in the server, of any
/// database, would hold all readers back, and the ids start anew when a dump is restored.
/// </para>
/// </summary>
internal static class PositionHorizon
{
    /// <summary>Sets these advisory locks apart from others; the lower 48 bits are the position.</summary>
    public const int Space = 0x5E17;

    /// <summary>The last position drawn. A sequence is read as it is, whatever the transaction's snapshot.</summary>
    private const string LastDrawn = "last_value - (NOT is_called)::int";

    /// <summary>Announces an append: to be run in its transaction, before its events are inserted.</summary>
    public static readonly string Announce = $"SELECT pg_advisory_xact_lock_shared(({Space}::bigint << 48) | ({LastDrawn})) FROM sentinel.positions";

    /// <summary>Asks for the last position drawn.</summary>
    public const string Drawn = $"SELECT {LastDrawn} FROM sentinel.positions";

    // pg_locks shows a 64-bit key in halves: classid the upper, objid the lower, objsubid 1.
    private static readonly string LeastAnnounced = $"""
        SELECT min(((classid::bigint & 65535) << 32) | objid::bigint) FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = {Space}
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    /// <summary>Reads the horizon. Events up to it are visible to any statement that begins afterwards.</summary>
    /// <param name="batch">An empty batch to read it with.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<long> ReadAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Drawn));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LeastAnnounced));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var drawn = reader.GetInt64(0);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return await reader.IsDBNullAsync(0, cancellation) ? drawn : Math.Min(drawn, reader.GetInt64(0));
    }
}
