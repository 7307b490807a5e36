using Sentinel.Events;
using Sentinel.Tests.Events.Checkpoints;
using Xunit;

namespace Sentinel.Tests.Events.Sqlite.Verification;

public sealed class LogMutationTests
{
    private const int Logs = 68;

    private delegate void Mutation(CheckpointedLog log, Random random);

    private static readonly (string Name, Mutation Mutate)[] Mutations =
    [
        ("a bit of an event's data", (log, random) => FlipBit(log, random, "events", "data", "position")),
        ("a bit of an event's hash", (log, random) => FlipBit(log, random, "events", "hash", "position")),
        ("a bit of an event's id", (log, random) => FlipBit(log, random, "events", "event_id", "position")),
        ("a bit of a head", (log, random) => FlipBit(log, random, "streams", "head", "id")),
        ("a bit of a checkpoint", (log, random) => FlipBit(log, random, "checkpoints", "document", "number")),
        ("an event's type", (log, random) => log.Execute("UPDATE events SET type = type || 'x' WHERE position = $1", Any(log, random, "events", "position"))),
        ("an event's time", (log, random) => log.Execute("UPDATE events SET time = time - 1 WHERE position = $1", Any(log, random, "events", "position"))),
        ("an event removed", (log, random) => log.Execute("DELETE FROM events WHERE position = $1", Any(log, random, "events", "position"))),
        ("an event inserted", Insert),
        ("two positions swapped", SwapPositions),
        ("two contents swapped", SwapData),
        ("a tail cut with its head", CutTail),
        ("a stream removed", RemoveStream),
        ("a stream renamed", (log, random) => log.Execute("UPDATE streams SET name = name || 'x' WHERE id = $1", Any(log, random, "streams", "id"))),
        ("a version", (log, random) => log.Execute("UPDATE streams SET version = version + $2 WHERE id = $1", Any(log, random, "streams", "id"), random.Next(2) == 0 ? 1 : -1)),
        ("a checkpoint removed", (log, random) => log.Execute("DELETE FROM checkpoints WHERE number = $1", Any(log, random, "checkpoints", "number"))),
        ("history written anew", Rewrite),
    ];

    [Fact]
    public async Task Any_one_mutation_of_any_log_is_found()
    {
        for (var seed = 0; seed < Logs; seed++)
        {
            var random = new Random(seed);
            await using var log = new CheckpointedLog();
            await FillAsync(log, random);
            Assert.Empty(log.Faults());
            var (name, mutate) = Mutations[seed % Mutations.Length];

            mutate(log, random);

            Assert.False(log.Verify().Intact, $"seed {seed}: {name}");
        }
    }

    private static async Task FillAsync(CheckpointedLog log, Random random)
    {
        var data = 0;
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            // Two streams at least: some mutations need a second event.
            var streams = Enumerable.Range(0, random.Next(2, 6));
            var appends = streams.Select(stream => new StreamAppend(
                $"s{stream}", null, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new NewEvent("t", BitConverter.GetBytes(++data)))]));
            await log.Store.AppendBatchAsync([.. appends], TestContext.Current.CancellationToken);
            if (rounds == 1 || random.Next(2) == 0)
            {
                await log.CheckpointAsync();
            }
        }
    }

    private static long Any(CheckpointedLog log, Random random, string table, string key)
    {
        var count = log.Ask<long>($"SELECT count(*) FROM {table}");
        return log.Ask<long>($"SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET $1", random.NextInt64(count));
    }

    private static void FlipBit(CheckpointedLog log, Random random, string table, string column, string key)
    {
        var row = Any(log, random, table, key);
        var bytes = log.Ask<byte[]>($"SELECT {column} FROM {table} WHERE {key} = $1", row);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        log.Execute($"UPDATE {table} SET {column} = $2 WHERE {key} = $1", row, bytes);
    }

    private static void Insert(CheckpointedLog log, Random random) => log.Execute(
        """
        INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash)
        SELECT zeroblob(16), stream_id, (SELECT version + 1 FROM streams WHERE id = stream_id), type, time, data, hash FROM events WHERE position = $1;
        UPDATE streams SET version = version + 1 WHERE id = (SELECT stream_id FROM events WHERE position = $1);
        """,
        Any(log, random, "events", "position"));

    private static void SwapPositions(CheckpointedLog log, Random random)
    {
        var (one, other) = AnyTwo(log, random);
        log.Execute(
            "UPDATE events SET position = -1 WHERE position = $1; UPDATE events SET position = $1 WHERE position = $2; UPDATE events SET position = $2 WHERE position = -1",
            one,
            other);
    }

    private static void SwapData(CheckpointedLog log, Random random)
    {
        var (one, other) = AnyTwo(log, random);
        var data = log.Ask<byte[]>("SELECT data FROM events WHERE position = $1", one);
        log.Execute("UPDATE events SET data = (SELECT data FROM events WHERE position = $2) WHERE position = $1", one, other);
        log.Execute("UPDATE events SET data = $2 WHERE position = $1", other, data);
    }

    private static (long One, long Other) AnyTwo(CheckpointedLog log, Random random)
    {
        var one = Any(log, random, "events", "position");
        var other = one;
        while (other == one)
        {
            other = Any(log, random, "events", "position");
        }

        return (one, other);
    }

    private static void CutTail(CheckpointedLog log, Random random)
    {
        var stream = Any(log, random, "streams", "id");
        log.Execute("DELETE FROM events WHERE stream_id = $1 AND sequence = (SELECT version FROM streams WHERE id = $1)", stream);
        log.Execute(
            """
            DELETE FROM streams WHERE id = $1 AND version = 1;
            UPDATE streams SET version = version - 1, head = (SELECT hash FROM events WHERE stream_id = id ORDER BY sequence DESC LIMIT 1) WHERE id = $1
            """,
            stream);
    }

    private static void RemoveStream(CheckpointedLog log, Random random)
    {
        var stream = Any(log, random, "streams", "id");
        log.Execute("DELETE FROM events WHERE stream_id = $1; DELETE FROM streams WHERE id = $1", stream);
    }

    private static void Rewrite(CheckpointedLog log, Random random)
    {
        var position = Any(log, random, "events", "position");
        var stream = log.Ask<string>("SELECT s.name FROM events e JOIN streams s ON s.id = e.stream_id WHERE e.position = $1", position);
        var sequence = log.Ask<long>("SELECT sequence FROM events WHERE position = $1", position);
        LogRewriting.Rewrite(log, stream, sequence, "forged"u8.ToArray());
    }
}
