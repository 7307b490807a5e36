using Microsoft.Data.Sqlite;
using Sentinel.Events;
using Sentinel.Events.Sqlite.Verification;
using Sentinel.Signing;
using Sentinel.Tests.Events.Checkpoints;
using Xunit;

namespace Sentinel.Tests.Events.Sqlite.Verification;

/// <summary>Whatever is done to a log behind the store's back is found, and the event is named.</summary>
public sealed class LogVerificationTests : IAsyncLifetime
{
    private CheckpointedLog _log = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await CheckpointedLog.FilledAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    // Positions 1 to 6 are a/1, a/2, b/1, a/3, c/1, b/2.
    public static TheoryData<string, string> Tampering => new()
    {
        { "UPDATE events SET data = x'00' WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "UPDATE events SET type = 'other' WHERE position = 1", "event 1 of stream 'a' is not what was appended" },
        { "UPDATE events SET time = time + 1 WHERE position = 6", "event 2 of stream 'b' is not what was appended" },
        { "UPDATE events SET event_id = zeroblob(16) WHERE position = 5", "event 1 of stream 'c' is not what was appended" },
        { "UPDATE events SET event_id = x'00' WHERE position = 3", "event 1 of stream 'b' is not what was appended" },
        { "UPDATE events SET hash = zeroblob(32) WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "UPDATE events SET hash = x'00' WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "DELETE FROM events WHERE position = 2", "event 2 of stream 'a' is missing" },
        { "DELETE FROM events WHERE position < 3", "event 1 of stream 'a' is missing, with all up to 2" },
        { "DELETE FROM events WHERE position = 4", "event 3 of stream 'a' is missing" },
        { "DELETE FROM events", "event 1 of stream 'a' is missing, with all up to 3" },
        {
            "UPDATE events SET sequence = 9 WHERE position = 1; UPDATE events SET sequence = 1 WHERE position = 2; UPDATE events SET sequence = 2 WHERE position = 1",
            "event 1 of stream 'a' is not what was appended"
        },
        {
            "UPDATE events SET position = 9 WHERE position = 2; UPDATE events SET position = 2 WHERE position = 3; UPDATE events SET position = 3 WHERE position = 9",
            "checkpoint 1 covers other events than those at positions 1 to 3: look at 'a' up to event 2, 'b' up to event 1"
        },
        {
            "UPDATE events SET position = 9 WHERE position = 1; UPDATE events SET position = 1 WHERE position = 4; UPDATE events SET position = 4 WHERE position = 9",
            "event 2 of stream 'a' stands in front of the event before it"
        },
        { "UPDATE events SET position = 0 WHERE position = 5", "position 0 is taken, and the first is 1" },
        {
            "INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) SELECT zeroblob(16), stream_id, 4, type, time, data, hash FROM events WHERE position = 4",
            "event 4 of stream 'a' is not what was appended"
        },
        {
            "INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) SELECT zeroblob(16), stream_id, 0, type, time, data, hash FROM events WHERE position = 4",
            "event 0 of stream 'a' stands where no event has its place"
        },
        {
            "DELETE FROM events WHERE position = 6; UPDATE streams SET version = 1, head = (SELECT hash FROM events WHERE position = 3) WHERE name = 'b'",
            "checkpoint 3 covers 1 events at positions 6 to 6, and none is there"
        },
        {
            "DELETE FROM events WHERE position = 5; DELETE FROM streams WHERE name = 'c'",
            "checkpoint 2 covers 2 events at positions 4 to 5, and position 5 is empty"
        },
        { "DELETE FROM streams WHERE name = 'c'", "position 5 holds event 1 of a stream that is gone" },
        { "UPDATE streams SET head = zeroblob(32) WHERE name = 'a'", "event 3 of stream 'a' is not the one that the head of the stream names" },
        { "UPDATE streams SET version = 4 WHERE name = 'a'", "event 4 of stream 'a' is missing" },
        { "UPDATE streams SET version = 1 WHERE name = 'b'", "event 2 of stream 'b' lies behind the end of the stream" },
        { "UPDATE streams SET name = 'd' WHERE name = 'c'", "event 1 of stream 'd' is not what was appended" },
        { "INSERT INTO streams(name, version, head) VALUES('e', 0, zeroblob(32))", "stream 'e' holds no event" },
        { "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'events'", "the last event stands at position 6, and 7 positions were given" },
        { "DELETE FROM checkpoints WHERE number = 2", "checkpoint 2 is missing" },
        { "DELETE FROM checkpoints WHERE number = 3", "checkpoint 3 is gone from the database, as checkpoints.jsonl tells" },
        { "DELETE FROM checkpoints", "checkpoint 1 is gone from the database, as checkpoints.jsonl tells" },
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
        {
            "UPDATE checkpoints SET number = number + 10 WHERE number < 3; UPDATE checkpoints SET number = 1 WHERE number = 12; UPDATE checkpoints SET number = 2 WHERE number = 11",
            "checkpoint 1 is checkpoint 2 in its place"
        },
        { "UPDATE checkpoints SET number = -1 WHERE number = 1", "checkpoint -1 has a number that no checkpoint has" },
    };

    [Fact]
    public async Task A_log_that_nobody_touched_is_intact()
    {
        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => _log.Store.AppendBatchAsync(
            [new StreamAppend("d", 0, [new NewEvent("t", "x"u8.ToArray())]), new StreamAppend("a", 0, [new NewEvent("t", "x"u8.ToArray())])], Cancellation));
        await _log.AppendAsync("a", "seven", "eight");

        var verification = _log.Verify();

        Assert.Empty(verification.Faults);
        Assert.Equal((true, 8L, 3L, 3L, 2L), (verification.Intact, verification.Events, verification.Streams, verification.Checkpoints, verification.Uncovered));
    }

    [Fact]
    public async Task A_log_without_anything_is_intact()
    {
        await using var empty = new CheckpointedLog();

        Assert.Equivalent(new LogVerification(0, 0, 0, 0, 0, []), empty.Verify());
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public void Tampering_is_found_and_named(string sql, string fault)
    {
        Assert.Empty(_log.Faults());
        Assert.True(_log.Execute(sql) > 0);

        Assert.Contains(fault, _log.Faults());
    }

    [Fact]
    public async Task Each_changed_event_is_named_once_and_the_rest_of_its_stream_is_still_checked()
    {
        await _log.AppendAsync("a", "seven", "eight", "nine");
        await _log.CheckpointAsync();
        _log.Execute("UPDATE events SET data = x'00' WHERE position IN (1, 4, 8)");

        Assert.Equal(
            [
                "event 1 of stream 'a' is not what was appended",
                "event 3 of stream 'a' is not what was appended",
                "event 5 of stream 'a' is not what was appended",
            ],
            _log.Faults());
    }

    [Fact]
    public async Task History_written_anew_with_all_its_hashes_is_found_by_the_checkpoints()
    {
        LogRewriting.Rewrite(_log, "a", sequence: 2, "forged"u8.ToArray());

        Assert.True((await _log.Store.VerifyStreamAsync("a", cancellation: Cancellation)).Intact);
        Assert.Equal(
            [
                "checkpoint 1 covers other events than those at positions 1 to 3: look at 'a' up to event 2, 'b' up to event 1",
                "checkpoint 2 covers other events than those at positions 4 to 5: look at 'a' up to event 3, 'c' up to event 1",
            ],
            _log.Faults());
    }

    [Fact]
    public async Task A_checkpoint_of_a_key_that_is_not_trusted_is_refused()
    {
        using var forger = SigningKey.Generate();
        await _log.AppendAsync("a", "seven");
        await _log.CheckpointAsync(new CheckpointSigner(new ApprovalSigner(forger, new TrustStore(_log.Clock), new ApprovalRules(), _log.Clock)));

        Assert.Equal([$"checkpoint 4 is signed by the key '{forger.KeyId}', which is not trusted"], _log.Faults());
    }

    [Fact]
    public void A_checkpoint_of_a_revoked_key_is_refused()
    {
        _log.Trust.Revoke(_log.Signer.KeyId);

        Assert.Equal(Enumerable.Range(1, 3).Select(i => $"checkpoint {i} is signed by the key '{_log.Signer.KeyId}', which is revoked"), _log.Faults());
    }

    [Fact]
    public async Task A_checkpoint_made_after_its_key_retired_is_refused()
    {
        _log.Trust.Retire(_log.Signer.KeyId);
        Assert.Empty(_log.Faults());

        _log.Clock.Advance(TimeSpan.FromSeconds(1));
        await _log.AppendAsync("a", "seven");
        await _log.CheckpointAsync();

        Assert.Equal([$"checkpoint 4 was made after its key '{_log.Signer.KeyId}' had retired"], _log.Faults());
    }

    [Fact]
    public async Task A_database_cut_back_as_a_whole_is_found_by_the_file_beside_it_and_by_a_receipt()
    {
        var receipt = (await _log.Store.ReadStreamAsync("b", 2, cancellation: Cancellation)).Select(last => new Receipt("b", 2, last.Hash)).Single();
        Assert.Empty(_log.Faults(receipt));
        _log.Execute("""
            DELETE FROM events WHERE position = 6; UPDATE sqlite_sequence SET seq = 5 WHERE name = 'events'; DELETE FROM checkpoints WHERE number = 3;
            UPDATE streams SET version = 1, head = (SELECT hash FROM events WHERE position = 3) WHERE name = 'b';
            """);

        Assert.Equal(["checkpoint 3 is gone from the database, as checkpoints.jsonl tells"], _log.Faults());
        File.Delete(_log.CheckpointFile);
        Assert.Empty(_log.Faults());
        Assert.Equal(["event 2 of stream 'b' is missing, and there is a receipt for it"], _log.Faults(receipt));
        Assert.Equal(["event 1 of stream 'b' is not the one of the receipt"], _log.Faults(receipt with { Sequence = 1 }));
    }

    [Fact]
    public async Task A_log_is_intact_while_it_grows()
    {
        var growing = Task.Run(() => Task.WhenAll(Enumerable.Range(0, 300).Select(i => _log.AppendAsync($"s{i % 20}", $"{i}", "x"))), Cancellation);
        do
        {
            await _log.CheckpointAsync();
            Assert.Empty(_log.Faults());
        }
        while (!growing.IsCompleted);

        await growing;
        await _log.CheckpointAsync();
        var verification = _log.Verify();
        Assert.Equal((true, 606L, 23L, 0L), (verification.Intact, verification.Events, verification.Streams, verification.Uncovered));
    }

    [Fact]
    public async Task A_flipped_bit_is_found_unless_it_changes_nothing_that_is_stored()
    {
        using var directory = new TemporaryDirectory();
        await _log.Store.DisposeAsync();
        var original = await File.ReadAllBytesAsync(_log.DatabaseFile, Cancellation);
        var content = Content(_log.DatabaseFile);
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
            return !new SqliteLogVerifier(file, _log.CheckpointFile, _log.Trust).Verify(receipt: null, _ => { }).Intact;
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
