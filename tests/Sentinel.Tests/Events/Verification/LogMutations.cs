using Sentinel.Tests.Events.Checkpoints;

namespace Sentinel.Tests.Events.Verification;

/// <summary>Changes one thing in a log, somewhere.</summary>
internal sealed class LogMutations(CheckpointedLog log, Random random)
{
    public static IReadOnlyList<(string Name, Func<LogMutations, Task> Mutate)> All { get; } =
    [
        ("a bit of an event's data", mutations => mutations.FlipBitAsync("events", "data", "position")),
        ("a bit of an event's hash", mutations => mutations.FlipBitAsync("events", "hash", "position")),
        ("a bit of an event's id", mutations => mutations.FlipBitOfAnIdAsync()),
        ("a bit of a head", mutations => mutations.FlipBitAsync("streams", "head", "id")),
        ("a bit of a checkpoint", mutations => mutations.FlipBitAsync("checkpoints", "document", "number")),
        ("an event's type", mutations => mutations.ChangeAsync("UPDATE events SET type = type || 'x' WHERE position = $1", "events", "position")),
        ("an event's time", mutations => mutations.ChangeAsync("UPDATE events SET time = time - 1 WHERE position = $1", "events", "position")),
        ("an event removed", mutations => mutations.ChangeAsync("DELETE FROM events WHERE position = $1", "events", "position")),
        ("an event inserted", mutations => mutations.InsertAsync()),
        ("two positions swapped", mutations => mutations.SwapPositionsAsync()),
        ("two contents swapped", mutations => mutations.SwapDataAsync()),
        ("a tail cut with its head", mutations => mutations.CutTailAsync()),
        ("a stream removed", mutations => mutations.ChangeAsync("DELETE FROM events WHERE stream_id = $1; DELETE FROM streams WHERE id = $1", "streams", "id")),
        ("a stream renamed", mutations => mutations.ChangeAsync("UPDATE streams SET name = name || 'x' WHERE id = $1", "streams", "id")),
        ("a version", mutations => mutations.ChangeVersionAsync()),
        ("a checkpoint removed", mutations => mutations.ChangeAsync("DELETE FROM checkpoints WHERE number = $1", "checkpoints", "number")),
        ("history written anew", mutations => mutations.RewriteAsync()),
    ];

    private async Task<long> AnyAsync(string table, string key)
    {
        var count = await log.AskAsync<long>($"SELECT count(*) FROM {table}");
        return await log.AskAsync<long>($"SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET $1", random.NextInt64(count));
    }

    private async Task ChangeAsync(string sql, string table, string key) => await log.ExecuteAsync(sql, await AnyAsync(table, key));

    private Task FlipBitAsync(string table, string column, string key) => FlipBitAsync(table, column, key, read: column, write: "$2");

    private Task FlipBitOfAnIdAsync() => FlipBitAsync("events", "event_id", "position", read: log.BytesOfId, write: log.IdOfBytes("$2"));

    private async Task FlipBitAsync(string table, string column, string key, string read, string write)
    {
        var row = await AnyAsync(table, key);
        var bytes = await log.AskAsync<byte[]>($"SELECT {read} FROM {table} WHERE {key} = $1", row);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        await log.ExecuteAsync($"UPDATE {table} SET {column} = {write} WHERE {key} = $1", row, bytes);
    }

    private async Task ChangeVersionAsync()
    {
        var change = random.Next(2) == 0 ? 1 : -1;
        await log.ExecuteAsync("UPDATE streams SET version = version + $2 WHERE id = $1", await AnyAsync("streams", "id"), change);
    }

    private async Task InsertAsync() => await log.ExecuteAsync(
        $"""
        INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash)
        SELECT {log.IdOfBytes("$2")}, stream_id, (SELECT version + 1 FROM streams WHERE id = stream_id), type, time, data, hash FROM events WHERE position = $1;
        UPDATE streams SET version = version + 1 WHERE id = (SELECT stream_id FROM events WHERE position = $1);
        """,
        await AnyAsync("events", "position"),
        new byte[16]);

    private async Task SwapPositionsAsync()
    {
        var (one, other) = await AnyTwoAsync();
        await log.ExecuteAsync(
            "UPDATE events SET position = -1 WHERE position = $1; UPDATE events SET position = $1 WHERE position = $2; UPDATE events SET position = $2 WHERE position = -1",
            one,
            other);
    }

    private async Task SwapDataAsync()
    {
        var (one, other) = await AnyTwoAsync();
        var data = await log.AskAsync<byte[]>("SELECT data FROM events WHERE position = $1", one);
        await log.ExecuteAsync("UPDATE events SET data = (SELECT data FROM events WHERE position = $2) WHERE position = $1", one, other);
        await log.ExecuteAsync("UPDATE events SET data = $2 WHERE position = $1", other, data);
    }

    private async Task<(long One, long Other)> AnyTwoAsync()
    {
        var one = await AnyAsync("events", "position");
        var other = one;
        while (other == one)
        {
            other = await AnyAsync("events", "position");
        }

        return (one, other);
    }

    private async Task CutTailAsync()
    {
        var stream = await AnyAsync("streams", "id");
        await log.ExecuteAsync("DELETE FROM events WHERE stream_id = $1 AND sequence = (SELECT version FROM streams WHERE id = $1)", stream);
        await log.ExecuteAsync(
            $"""
            DELETE FROM streams WHERE id = $1 AND version = 1;
            UPDATE streams SET version = version - 1, {log.HeadOfEvents} WHERE id = $1
            """,
            stream);
    }

    private async Task RewriteAsync()
    {
        var position = await AnyAsync("events", "position");
        var stream = await log.AskAsync<string>("SELECT s.name FROM events e JOIN streams s ON s.id = e.stream_id WHERE e.position = $1", position);
        var sequence = await log.AskAsync<long>("SELECT sequence FROM events WHERE position = $1", position);
        await LogRewriting.RewriteAsync(log, stream, sequence, "forged"u8.ToArray());
    }
}
