using System.Data;
using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>
/// Makes a group of appends in one transaction of three trips to the server: lock and look up, write, commit. READ COMMITTED, so that
/// each statement sees what was committed while the one before it waited for a lock.
/// </summary>
internal sealed class PostgresAppender(PostgresEventStoreOptions options)
{
    /// <summary>A process that hangs in the middle must not hold its streams, nor the readers' horizon, for ever.</summary>
    private const string LongestPause = "10s";

    // By name, in all processes: whoever waits for a stream holds none behind it, so no two wait for each other.
    private const string LockStreams =
        "SELECT name, id, version, head, time FROM sentinel.streams WHERE name = ANY($1) ORDER BY name FOR NO KEY UPDATE";

    private const string FindEvents = """
        SELECT e.event_id, s.name, e.sequence, e.type, e.data, e.hash
        FROM sentinel.events e JOIN sentinel.streams s ON s.id = e.stream_id WHERE e.event_id = ANY($1)
        """;

    // A stream that another process creates at the same time is waited for and then violates the name's uniqueness: the group is made again.
    private const string InsertStreams = """
        INSERT INTO sentinel.streams(name, version, head, time)
        SELECT u.name, u.version, u.head, u.time FROM unnest($1, $2, $3, $4) AS u(name, version, head, time) ORDER BY u.name COLLATE "C"
        """;

    private const string UpdateStreams = """
        UPDATE sentinel.streams s SET version = u.version, head = u.head, time = u.time
        FROM unnest($1, $2, $3, $4) AS u(id, version, head, time) WHERE s.id = u.id
        """;

    private const string InsertEvents = """
        INSERT INTO sentinel.events(event_id, stream_id, sequence, type, time, data, hash)
        SELECT u.event_id, s.id, u.sequence, u.type, u.time, u.data, u.hash
        FROM unnest($1, $2, $3, $4, $5, $6, $7) WITH ORDINALITY AS u(event_id, stream, sequence, type, time, data, hash, place)
        JOIN sentinel.streams s ON s.name = u.stream ORDER BY u.place
        """;

    private const string Probe = "UPDATE sentinel.store SET probes = probes + 1";

    private readonly string _lockTimeout = $"{(long)options.LockTimeout.TotalMilliseconds}ms";

    /// <summary>Makes the group and commits it.</summary>
    /// <returns>How many events were written.</returns>
    public async Task<int> CommitAsync(NpgsqlConnection connection, IReadOnlyList<WaitingAppend> group, DateTimeOffset now)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var draft = await DraftAsync(connection, transaction, group, EventTime.ToMicroseconds(now));
        await WriteAsync(connection, transaction, draft, withProbe: group.Any(waiting => waiting.Appends.Count == 0));
        await transaction.CommitAsync();
        return draft.Rows.Count;
    }

    private async Task<GroupDraft> DraftAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<WaitingAppend> group, long now)
    {
        var appends = group.SelectMany(waiting => waiting.Appends).ToArray();
        var names = appends.Select(append => append.Stream).Distinct(StringComparer.Ordinal).ToArray();
        var ids = appends.SelectMany(append => append.Events).Select(appended => appended.Id).Distinct().ToArray();

        await using var batch = new NpgsqlBatch(connection, transaction);
        Add(batch, DurableTransaction.Settings, [LongestPause, _lockTimeout]);
        Add(batch, LockStreams, [names]);
        Add(batch, FindEvents, [ids]);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var heads = await ReadHeadsAsync(reader);
        await reader.NextResultAsync();
        var draft = new GroupDraft(heads, await ReadEventsAsync(reader), now);
        foreach (var waiting in group)
        {
            waiting.DraftIn(draft);
        }

        return draft;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, GroupDraft draft, bool withProbe)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (draft.Rows.Count > 0)
        {
            AddHeads(batch, draft);
            Add(batch, PositionHorizon.Announce, []);
            AddEvents(batch, draft.Rows);
        }

        if (withProbe)
        {
            Add(batch, Probe, []);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static void AddHeads(NpgsqlBatch batch, GroupDraft draft)
    {
        var heads = draft.ChangedHeads.ToLookup(head => head.Value.Id is null);
        if (heads[true].Any())
        {
            AddHeads(batch, InsertStreams, heads[true].Select(head => head.Key).ToArray(), heads[true]);
        }

        if (heads[false].Any())
        {
            AddHeads(batch, UpdateStreams, heads[false].Select(head => head.Value.Id!.Value).ToArray(), heads[false]);
        }
    }

    private static void AddHeads(NpgsqlBatch batch, string sql, Array keys, IEnumerable<KeyValuePair<string, StreamHead>> heads) => Add(
        batch,
        sql,
        [
            keys,
            heads.Select(head => head.Value.Version).ToArray(),
            heads.Select(head => head.Value.Hash).ToArray(),
            heads.Select(head => head.Value.Time).ToArray(),
        ]);

    private static void AddEvents(NpgsqlBatch batch, IReadOnlyList<EventRow> rows) => Add(
        batch,
        InsertEvents,
        [
            rows.Select(row => row.Event.Id).ToArray(),
            rows.Select(row => row.Stream).ToArray(),
            rows.Select(row => row.After.Version).ToArray(),
            rows.Select(row => row.Event.Type).ToArray(),
            rows.Select(row => row.After.Time).ToArray(),
            rows.Select(row => row.Event.Data.ToArray()).ToArray(),
            rows.Select(row => row.After.Hash).ToArray(),
        ]);

    private static async Task<Dictionary<string, StreamHead>> ReadHeadsAsync(NpgsqlDataReader reader)
    {
        var heads = new Dictionary<string, StreamHead>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            heads.Add(
                reader.GetString(0),
                new StreamHead(reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3), reader.GetInt64(4)));
        }

        return heads;
    }

    private static async Task<Dictionary<Guid, KnownEvent>> ReadEventsAsync(NpgsqlDataReader reader)
    {
        var events = new Dictionary<Guid, KnownEvent>();
        while (await reader.ReadAsync())
        {
            events.Add(
                reader.GetGuid(0),
                new KnownEvent(
                    reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5)));
        }

        return events;
    }

    private static void Add(NpgsqlBatch batch, string sql, object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        batch.BatchCommands.Add(command);
    }
}
