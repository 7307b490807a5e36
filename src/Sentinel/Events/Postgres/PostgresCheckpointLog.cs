using System.Data;
using Npgsql;
using Sentinel.Events.Checkpoints;

namespace Sentinel.Events.Postgres;

/// <summary>
/// The checkpoints of a database that several processes share. One makes a checkpoint at a time, in one transaction that holds an
/// advisory lock: the next sees it, and goes on behind it. The lock is tried and not waited for, since whoever holds it covers the same
/// events; it ends with its process, and with a process that hangs. Should it fail, the number of a checkpoint is still unique.
/// </summary>
internal sealed class PostgresCheckpointLog(PostgresDatabase database) : ICheckpointLog
{
    /// <summary>Checkpoints behind a number, in order.</summary>
    public const string ReadSql = "SELECT number, document FROM sentinel.checkpoints WHERE number > $1 ORDER BY number LIMIT $2";

    /// <summary>The events of a range of positions, over at most so many. Left join: an event whose stream is gone counts as well.</summary>
    public const string MeasureSql = """
        SELECT e.position, e.stream_id, coalesce(convert_to(s.name, 'UTF8'), ''), e.sequence, e.hash
        FROM sentinel.events e LEFT JOIN sentinel.streams s ON s.id = e.stream_id
        WHERE e.position BETWEEN $1 AND $2 ORDER BY e.position LIMIT $3
        """;

    /// <summary>Any number that all processes share: the one to hold it makes a checkpoint.</summary>
    private const long Turn = 0x53454E43484B5054;

    /// <summary>A process that hangs in the middle leaves the turn to others.</summary>
    private const string LongestPause = "2s";

    private const string TryTakeTurn = "SELECT pg_try_advisory_xact_lock($1)";
    private const string ReadLast = "SELECT document FROM sentinel.checkpoints ORDER BY number DESC LIMIT 1";
    private const string Insert = "INSERT INTO sentinel.checkpoints(number, document) VALUES($1, $2)";

    public Task<IReadOnlyList<SignedCheckpoint>> ReadAsync(long afterNumber, int limit) => TryAsync<IReadOnlyList<SignedCheckpoint>>(async connection =>
    {
        var checkpoints = new List<SignedCheckpoint>();
        await using var command = new NpgsqlCommand(ReadSql, connection).With(afterNumber, limit);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            checkpoints.Add(SignedCheckpoint.Read(rows.GetFieldValue<byte[]>(1)));
        }

        return checkpoints;
    });

    public Task<long> CoverAsync(int maxEvents, Func<SignedCheckpoint?, CheckpointWindow, SignedCheckpoint> next) => TryAsync(async connection =>
    {
        // READ COMMITTED: with the turn taken, each statement sees what whoever had it before committed.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        if (await ScalarAsync(connection, TryTakeTurn, Turn) is not true)
        {
            return 0;
        }

        await ScalarAsync(connection, DurableTransaction.Settings, LongestPause, LongestPause);
        var last = await ScalarAsync(connection, ReadLast) is byte[] utf8 ? SignedCheckpoint.Read(utf8) : null;
        if (await MeasureAsync(connection, (last?.Document.ToPosition ?? 0) + 1, maxEvents) is not { } window)
        {
            return 0;
        }

        var made = next(last, window);
        await using (var insert = new NpgsqlCommand(Insert, connection).With(made.Document.Number, made.Utf8.ToArray()))
        {
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return window.Events;
    });

    /// <summary>Adds the event that a row of <see cref="MeasureSql"/> holds.</summary>
    public static void Add(WindowDigest window, NpgsqlDataReader row) => window.Add(
        row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4));

    /// <summary>Up to where the order is settled: a position that is visible above may have one in front of it that is still to come.</summary>
    private static async Task<CheckpointWindow?> MeasureAsync(NpgsqlConnection connection, long fromPosition, int maxEvents)
    {
        long horizon;
        await using (var batch = connection.CreateBatch())
        {
            horizon = await PositionHorizon.ReadAsync(batch, CancellationToken.None);
        }

        using var window = new WindowDigest(fromPosition);
        await using var command = new NpgsqlCommand(MeasureSql, connection).With(fromPosition, horizon, maxEvents);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            Add(window, rows);
        }

        return window.Finish();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection).With(parameters);
        return await command.ExecuteScalarAsync();
    }

    private async Task<T> TryAsync<T>(Func<NpgsqlConnection, Task<T>> action)
    {
        try
        {
            await using var connection = await database.OpenAsync();
            return await action(connection);
        }
        catch (NpgsqlException error)
        {
            if (PostgresFailure.IsConnectionLost(error))
            {
                database.ForgetConnections();
            }

            throw new EventStoreUnavailableException($"The event store's checkpoints could not be reached: {PostgresFailure.Describe(error)}.", error);
        }
    }
}
