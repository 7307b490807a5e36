using Microsoft.Data.Sqlite;
using Sentinel.Events;
using Sentinel.Events.Sqlite.Verification;
using Sentinel.Tests.Events.Checkpoints;
using Sentinel.Tests.Events.Verification;
using Xunit;

namespace Sentinel.Tests.Events.Sqlite.Verification;

public sealed class SqliteLogVerificationTests : LogVerificationContract
{
    private SqliteCheckpointedLog EmbeddedLog => (SqliteCheckpointedLog)Log;

    // Positions 1 to 6 are a/1, a/2, b/1, a/3, c/1, b/2.
    public static TheoryData<string, string> Tampering => new()
    {
        { "UPDATE events SET data = x'00' WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "UPDATE events SET event_id = zeroblob(16) WHERE position = 5", "event 1 of stream 'c' is not what was appended" },
        { "UPDATE events SET event_id = x'00' WHERE position = 3", "event 1 of stream 'b' is not what was appended" },
        { "UPDATE events SET hash = zeroblob(32) WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "UPDATE events SET hash = x'00' WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        {
            "INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) SELECT zeroblob(16), stream_id, 4, type, time, data, hash FROM events WHERE position = 4",
            "event 4 of stream 'a' is not what was appended"
        },
        {
            "INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) SELECT zeroblob(16), stream_id, 0, type, time, data, hash FROM events WHERE position = 4",
            "event 0 of stream 'a' stands where no event has its place"
        },
        {
            "DELETE FROM events WHERE position = 5; DELETE FROM streams WHERE name = 'c'",
            "checkpoint 2 covers 2 events at positions 4 to 5, and position 5 is empty"
        },
        { "UPDATE streams SET head = zeroblob(32) WHERE name = 'a'", "event 3 of stream 'a' is not the one that the head of the stream names" },
        { "INSERT INTO streams(name, version, head) VALUES('e', 0, zeroblob(32))", "stream 'e' holds no event" },
        { "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'events'", "the last event stands at position 6, and 7 positions were given" },
        { "UPDATE checkpoints SET document = x'7b7d' WHERE number = 1", "checkpoint 1 is no checkpoint" },
        { "UPDATE checkpoints SET document = CAST(document || ' ' AS BLOB) WHERE number = 3", "checkpoint 3 is no checkpoint" },
        {
            "UPDATE checkpoints SET document = CAST(replace(document, '\"keyId\"', '\"keyid\"') AS BLOB) WHERE number = 3",
            "checkpoint 3 is no checkpoint"
        },
        {
            "UPDATE checkpoints SET document = CAST(replace(document, '\"toPosition\":6', '\"toPosition\":5') AS BLOB) WHERE number = 3",
            "checkpoint 3 is not what its key signed"
        },
    };

    private protected override Task<CheckpointedLog> EmptyLogAsync() => Task.FromResult<CheckpointedLog>(new SqliteCheckpointedLog());

    private protected override Task ForgetPositionsAsync(long behind) =>
        Log.ExecuteAsync("UPDATE sqlite_sequence SET seq = $1 WHERE name = 'events'", behind);

    [Theory]
    [MemberData(nameof(Tampering))]
    public Task Tampering_in_the_words_of_SQLite_is_found_and_named(string sql, string fault) => FindsAsync(sql, fault);

    [Fact]
    public async Task A_flipped_bit_is_found_unless_it_changes_nothing_that_is_stored()
    {
        using var directory = new TemporaryDirectory();
        await Log.Store.DisposeAsync();
        var original = await File.ReadAllBytesAsync(EmbeddedLog.DatabaseFile, Cancellation);
        var content = Content(EmbeddedLog.DatabaseFile);
        var used = Enumerable.Range(0, original.Length).Where(at => original[at] != 0).ToArray();
        var random = new Random(20260131);
        var found = 0;
        for (var i = 0; i < 200; i++)
        {
            var damaged = (byte[])original.Clone();
            var at = used[random.Next(used.Length)];
            damaged[at] ^= (byte)(1 << random.Next(8));
            var file = directory.File($"{i}.db");
            await File.WriteAllBytesAsync(file, damaged, Cancellation);
            if (IsFound(file))
            {
                found++;
            }
            else
            {
                Assert.Equal(content, Content(file));
            }
        }

        Assert.True(found > 50, $"{found} of 200 found");
    }

    private bool IsFound(string file)
    {
        try
        {
            return !new SqliteLogVerifier(file, Log.CheckpointFile, Log.Trust).Verify(receipt: null, _ => { }).Intact;
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    private static List<string> Content(string file)
    {
        var rows = new List<string>();
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var table in (string[])["events ORDER BY position", "streams ORDER BY id", "checkpoints ORDER BY number"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column =>
                    reader[column] is byte[] bytes ? Convert.ToHexString(bytes) : reader[column].ToString())));
            }
        }

        return rows;
    }
}
