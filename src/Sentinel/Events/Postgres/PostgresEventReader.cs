using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>
/// Reads beside the writers, each time on a pooled connection. A stream is read to its end; the order of the store up to where it is
/// settled, so that a reader who goes on behind the last position misses nothing.
/// </summary>
internal sealed class PostgresEventReader(PostgresDatabase database)
{
    private const string Columns = """
        SELECT e.position, s.name, e.sequence, e.event_id, e.type, e.time, e.data, e.hash
        FROM sentinel.events e JOIN sentinel.streams s ON s.id = e.stream_id

        """;

    public Task<IReadOnlyList<StoredEvent>> StreamAsync(string stream, long fromSequence, int limit, CancellationToken cancellation) =>
        StorableName.IsValid(stream)
            ? TryAsync(
                () => QueryAsync(
                    "WHERE e.stream_id = (SELECT id FROM sentinel.streams WHERE name = $1) AND e.sequence >= $2 ORDER BY e.sequence LIMIT $3",
                    [stream, fromSequence, limit],
                    cancellation),
                cancellation)
            : Task.FromResult<IReadOnlyList<StoredEvent>>([]);

    public async Task<StoredEvent?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await TryAsync(() => QueryAsync("WHERE e.event_id = $1", [id], cancellation), cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<StoredEvent>> AllAsync(long afterPosition, int limit, CancellationToken cancellation) => SettledAsync(
        "WHERE e.position > $2 AND e.position <= $1 ORDER BY e.position LIMIT $3",
        [afterPosition, limit],
        cancellation);

    public Task<IReadOnlyList<StoredEvent>> RecentAsync(int limit, CancellationToken cancellation) => SettledAsync(
        "WHERE e.position <= $1 ORDER BY e.position DESC LIMIT $2",
        [limit],
        cancellation);

    public Task<IReadOnlyList<StoredEvent>> ByTypeAsync(string type, long afterPosition, int limit, CancellationToken cancellation) =>
        StorableName.IsValid(type)
            ? SettledAsync(
                "WHERE e.type = $2 AND e.position > $3 AND e.position <= $1 ORDER BY e.position LIMIT $4",
                [type, afterPosition, limit],
                cancellation)
            : Task.FromResult<IReadOnlyList<StoredEvent>>([]);

    public Task<IReadOnlyList<StoredEvent>> ByTimeAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation) =>
        SettledAsync(
            "WHERE e.time >= $2 AND e.time < $3 AND e.position <= $1 ORDER BY e.time, e.position LIMIT $4",
            [RoundedUp(from), RoundedUp(to), limit],
            cancellation);

    /// <summary>The head that the stream's own row states; null for an unknown stream.</summary>
    public async Task<StreamHead?> HeadAsync(string stream, CancellationToken cancellation) =>
        StorableName.IsValid(stream)
            ? await TryAsync(
                async () =>
                {
                    await using var command = database.CreateCommand("SELECT id, version, head, time FROM sentinel.streams WHERE name = $1").With(stream);
                    await using var row = await command.ExecuteReaderAsync(cancellation);
                    return await row.ReadAsync(cancellation)
                        ? new StreamHead(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetInt64(3))
                        : (StreamHead?)null;
                },
                cancellation)
            : null;

    private Task<IReadOnlyList<StoredEvent>> SettledAsync(string clause, object[] parameters, CancellationToken cancellation) => TryAsync(
        async () => await QueryAsync(clause, [await HorizonAsync(cancellation), .. parameters], cancellation),
        cancellation);

    private async Task<long> HorizonAsync(CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        return await PositionHorizon.ReadAsync(batch, cancellation);
    }

    private async Task<IReadOnlyList<StoredEvent>> QueryAsync(string clause, object[] parameters, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Columns + clause).With(parameters);

        var events = new List<StoredEvent>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            events.Add(Read(reader));
        }

        return events;
    }

    /// <summary>Reads, and once more when a pooled connection turns out to have been lost: the server may be back since.</summary>
    private async Task<T> TryAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            try
            {
                return await read();
            }
            catch (NpgsqlException error) when (PostgresFailure.IsConnectionLost(error))
            {
                database.ForgetConnections();
                return await read();
            }
        }
        catch (NpgsqlException error)
        {
            throw new EventStoreUnavailableException($"The event store could not be read: {PostgresFailure.Describe(error)}.", error);
        }
        catch (ObjectDisposedException error)
        {
            throw new EventStoreUnavailableException("The event store is closed.", error);
        }
    }

    private static StoredEvent Read(NpgsqlDataReader row) => new(
        Position: row.GetInt64(0),
        Stream: row.GetString(1),
        Sequence: row.GetInt64(2),
        Id: row.GetGuid(3),
        Type: row.GetString(4),
        Time: UnreadableEventException.Time(row.GetString(1), row.GetInt64(2), row.GetInt64(5)),
        Data: row.GetFieldValue<byte[]>(6),
        Hash: Convert.ToHexStringLower(row.GetFieldValue<byte[]>(7)));

    private static long RoundedUp(DateTimeOffset time) =>
        EventTime.ToMicroseconds(time) + (time.UtcTicks > DateTimeOffset.UnixEpoch.UtcTicks && time.UtcTicks % TimeSpan.TicksPerMicrosecond != 0 ? 1 : 0);
}
