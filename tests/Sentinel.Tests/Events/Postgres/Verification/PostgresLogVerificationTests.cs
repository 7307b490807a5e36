using Npgsql;
using Sentinel.Events;
using Sentinel.Events.Postgres.Verification;
using Sentinel.Tests.Events.Checkpoints;
using Sentinel.Tests.Events.Verification;
using Xunit;

namespace Sentinel.Tests.Events.Postgres.Verification;

[Collection(nameof(PostgresCluster))]
public sealed class PostgresLogVerificationTests(PostgresCluster cluster) : LogVerificationContract
{
    // Positions 1 to 6 are a/1, a/2, b/1, a/3, c/1, b/2.
    public static TheoryData<string, string> Tampering => new()
    {
        { "UPDATE events SET data = '\\x00' WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "UPDATE events SET event_id = gen_random_uuid() WHERE position = 5", "event 1 of stream 'c' is not what was appended" },
        { "UPDATE events SET hash = sha256('') WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "UPDATE events SET hash = '\\x00' WHERE position = 2", "event 2 of stream 'a' is not what was appended" },
        { "UPDATE events SET position = 7 WHERE position = 6", "the last event stands at position 7, and 6 positions were given" },
        {
            "INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) SELECT gen_random_uuid(), stream_id, 4, type, time, data, hash FROM events WHERE position = 4",
            "event 4 of stream 'a' is not what was appended"
        },
        {
            "INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) SELECT gen_random_uuid(), stream_id, 0, type, time, data, hash FROM events WHERE position = 4",
            "event 0 of stream 'a' stands where no event has its place"
        },
        {
            "DELETE FROM events WHERE position = 5; DELETE FROM streams WHERE name = 'c'",
            "checkpoint 2 covers 2 events at positions 4 to 5, and 1 are there"
        },
        { "UPDATE streams SET head = sha256('') WHERE name = 'a'", "event 3 of stream 'a' is not the one that the head of the stream names" },
        { "UPDATE streams SET time = time + 1 WHERE name = 'a'", "event 3 of stream 'a' is not of the time that the stream names" },
        { "INSERT INTO streams(name, version, head, time) VALUES('e', 0, sha256(''), 0)", "stream 'e' holds no event" },
        { "UPDATE checkpoints SET document = '{}' WHERE number = 1", "checkpoint 1 is no checkpoint" },
        {
            "UPDATE checkpoints SET document = replace(encode(document, 'escape'), '\"toPosition\":6', '\"toPosition\":5')::bytea WHERE number = 3",
            "checkpoint 3 is not what its key signed"
        },
    };

    private protected override async Task<CheckpointedLog> EmptyLogAsync() => await PostgresCheckpointedLog.EmptyAsync(cluster);

    private PostgresTestDatabase Database => ((PostgresCheckpointedLog)Log).Database;

    [Theory]
    [MemberData(nameof(Tampering))]
    public Task Tampering_in_the_words_of_PostgreSQL_is_found_and_named(string sql, string fault) => FindsAsync(sql, fault);

    [Fact]
    public async Task Positions_that_a_failed_append_left_empty_are_no_fault()
    {
        await Database.ExecuteAsync("SELECT nextval('sentinel.positions') FROM generate_series(1, 3)");
        await Log.AppendAsync("a", "seven");
        await Log.CheckpointAsync();
        await Database.ExecuteAsync("SELECT nextval('sentinel.positions')");
        await Log.AppendAsync("a", "eight");

        var verification = await Log.VerifyAsync();
        Assert.Empty(verification.Faults);
        Assert.Equal((8L, 4L, 1L), (verification.Events, verification.Checkpoints, verification.Uncovered));
    }

    [Fact]
    public async Task A_role_that_may_only_read_verifies_and_nothing_is_written()
    {
        await using var connection = await Database.ConnectAsync();
        await PostgresTestDatabase.ExecuteAsync(connection, "DROP ROLE IF EXISTS auditor; CREATE ROLE auditor LOGIN");
        await PostgresTestDatabase.ExecuteAsync(
            connection, "GRANT USAGE ON SCHEMA sentinel TO auditor; GRANT SELECT ON ALL TABLES IN SCHEMA sentinel TO auditor; GRANT SELECT ON sentinel.positions TO auditor");
        var auditor = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = "auditor" }.ToString();

        Assert.True((await new PostgresLogVerifier(auditor, Log.CheckpointFile, Log.Trust).VerifyAsync(receipt: null, _ => { })).Intact);
    }

    [Fact]
    public async Task A_log_of_many_streams_is_walked_part_by_part()
    {
        var appends = Enumerable.Range(0, 600).Select(i => new StreamAppend($"s{i}", 0, [new NewEvent("t", BitConverter.GetBytes(i))])).ToArray();
        await Log.Store.AppendBatchAsync(appends, Cancellation);
        await Log.CheckpointAsync();

        var verification = await Log.VerifyAsync();
        Assert.Equal((true, 606L, 603L, 4L), (verification.Intact, verification.Events, verification.Streams, verification.Checkpoints));
        await Log.ExecuteAsync("DELETE FROM events WHERE position = 500");
        Assert.Contains("checkpoint 4 covers 600 events at positions 7 to 606, and 599 are there", await Log.FaultsAsync());
    }

    [Fact]
    public async Task A_bit_flipped_in_a_file_of_the_server_is_found_and_the_event_named_where_the_server_lets_it_through()
    {
        Assert.Empty(await Log.FaultsAsync());
        await using var damaged = await cluster.CopyDamagedAsync(Database, "sentinel.events", bytes => bytes[bytes.AsSpan().IndexOf("three"u8)] ^= 1);

        // The server's own checksum of the page tells of it, but not of the event.
        Assert.Contains(await FaultsOfAsync(damaged.ConnectionString), fault => fault.StartsWith("the database is damaged: invalid page in block 0", StringComparison.Ordinal));
        Assert.Equal(
            ["event 1 of stream 'b' is not what was appended"],
            await FaultsOfAsync($"{damaged.ConnectionString};Options=-c ignore_checksum_failure=on"));
    }

    private async Task<string[]> FaultsOfAsync(string connectionString)
    {
        var verification = await new PostgresLogVerifier(connectionString, Log.CheckpointFile, Log.Trust).VerifyAsync(receipt: null, _ => { });
        return [.. verification.Faults.Select(fault => fault.ToString())];
    }
}
