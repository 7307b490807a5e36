using Sentinel.Events;
using Sentinel.Events.Sqlite;
using Xunit;

namespace Sentinel.Tests.Events.Postgres;

[Collection(nameof(PostgresCluster))]
public sealed class PostgresEventStoreTests(PostgresCluster cluster) : EventStoreContract
{
    private PostgresTestDatabase _database = null!;

    protected override IEventStore Open() => _database.OpenStore(Clock, TimeSpan.FromMilliseconds(50));

    public override async ValueTask InitializeAsync() => _database = await cluster.CreateDatabaseAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("UPDATE sentinel.events SET data = '\\x00' WHERE sequence = 2", "event 2 is not what was appended")]
    [InlineData("UPDATE sentinel.events SET type = 'other' WHERE sequence = 1", "event 1 is not what was appended")]
    [InlineData("UPDATE sentinel.events SET time = time + 1 WHERE sequence = 3", "event 3 is not what was appended")]
    [InlineData("UPDATE sentinel.events SET time = 9223372036854775807 WHERE sequence = 2", "event 2 is not what was appended")]
    [InlineData("UPDATE sentinel.events SET event_id = gen_random_uuid() WHERE sequence = 3", "event 3 is not what was appended")]
    [InlineData("UPDATE sentinel.events SET hash = sha256('') WHERE sequence = 1", "event 1 is not what was appended")]
    [InlineData("UPDATE sentinel.streams SET name = 'b'", null)]
    [InlineData("DELETE FROM sentinel.events WHERE sequence = 2", "event 2 is missing; 3 follows 1")]
    [InlineData("DELETE FROM sentinel.events WHERE sequence = 3", "the stream ends after 2 of 3 events")]
    [InlineData("DELETE FROM sentinel.events; DELETE FROM sentinel.streams", null)]
    [InlineData("UPDATE sentinel.streams SET head = sha256('')", "the stream's head is not its last event")]
    public async Task Whatever_is_changed_behind_the_stores_back_is_found(string sql, string? fault)
    {
        await Append("a", 0, Event("one"), Event("two"));
        var receipt = await Append("a", 2, Event("three"));
        Assert.Equal(new ChainVerification(true, 3, null), await Store.VerifyStreamAsync("a", receipt, Cancellation));

        Assert.True(await _database.ExecuteAsync(sql) > 0);

        if (fault is not null)
        {
            Assert.Equal(fault, (await Store.VerifyStreamAsync("a", cancellation: Cancellation)).Fault);
        }

        Assert.False((await Store.VerifyStreamAsync("a", receipt, Cancellation)).Intact);
    }

    [Fact]
    public async Task Receipts_are_those_of_the_embedded_store()
    {
        using var directory = new TemporaryDirectory();
        await using var embedded = new SqliteEventStore(new SqliteEventStoreOptions(directory.File("events.db")), Clock);
        StreamAppend[] appends = [new("a", 0, [Event("one"), Event("ö", "other")]), new("b", null, [Event("")])];

        Assert.Equal(await embedded.AppendBatchAsync(appends, Cancellation), await Store.AppendBatchAsync(appends, Cancellation));
    }

    [Fact]
    public async Task Two_events_of_an_append_cannot_share_an_id()
    {
        var one = Event("one");

        var attempt = Append("a", null, one, one);
        var neighbour = Append("a", null, Event("other"));

        await Assert.ThrowsAsync<EventIdReusedException>(() => attempt);
        Assert.Equal(1, (await neighbour).Sequence);
    }

    [Theory]
    [InlineData("off", "on")]
    [InlineData("local", "on")]
    [InlineData("remote_write", "on")]
    [InlineData("remote_apply", "remote_apply")]
    public async Task Commits_wait_for_the_disk_whatever_the_settings_say(string setting, string kept)
    {
        await _database.ExecuteAsync($"ALTER DATABASE {_database.Name} SET synchronous_commit = {setting}; CREATE TABLE seen(setting text)");
        await _database.AtInsertAsync("INSERT INTO seen VALUES(current_setting('synchronous_commit'));");
        Assert.Equal(setting, await _database.ScalarAsync<string>("SELECT current_setting('synchronous_commit')"));

        await Append("a", 0, Event("one"));

        Assert.Equal(kept, await _database.ScalarAsync<string>("SELECT string_agg(setting, ',') FROM seen"));
    }

    [Theory]
    [InlineData("53100", "the disk is full (SQLSTATE 53100)")]
    [InlineData("58030", "the server's files fail (SQLSTATE 58030)")]
    [InlineData("40001", "other writers were first each time (SQLSTATE 40001)")]
    public async Task A_failing_server_refuses_appends_still_reads_and_recovers_without_a_restart(string state, string reason)
    {
        await Append("a", 0, Event("one"));
        await _database.AtInsertAsync($"RAISE EXCEPTION 'secret' USING ERRCODE = '{state}';");
        var second = Event("two");

        var error = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, second));
        Assert.Equal($"The event store could not commit: {reason}.", error.Message);
        Assert.Equal(new StoreHealth(false, $"The last commit failed: {reason}."), Store.Health);
        Assert.Single(await Store.ReadStreamAsync("a", cancellation: Cancellation));

        await _database.ExecuteAsync("DROP FUNCTION at_insert CASCADE");
        Assert.Equal(2, (await Append("a", 1, second)).Sequence);
        Assert.Equal(new StoreHealth(true, null), Store.Health);
    }

    [Fact]
    public async Task A_stream_held_too_long_by_another_fails_the_append_and_not_the_store()
    {
        await Append("a", 0, Event("one"));
        var second = Event("two");
        await using (var other = await _database.ConnectAsync())
        {
            await PostgresTestDatabase.ExecuteAsync(other, "BEGIN; UPDATE sentinel.streams SET version = version");

            var error = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, second));
            Assert.Contains("another writer held a stream too long", error.Message, StringComparison.Ordinal);
            Assert.Single(await Store.ReadStreamAsync("a", cancellation: Cancellation));
            await PostgresTestDatabase.ExecuteAsync(other, "ROLLBACK");
        }

        Assert.Equal(2, (await Append("a", 1, second)).Sequence);
    }

    [Fact]
    public async Task A_probe_finds_out_that_a_database_is_no_longer_read_only()
    {
        await Append("a", 0, Event("one"));
        await cluster.ExecuteAsync($"ALTER DATABASE {_database.Name} SET default_transaction_read_only = on");
        await _database.TerminateAsync();

        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, Event("two")));
        Assert.Equal(new StoreHealth(false, "The last commit failed: the database is read-only (SQLSTATE 25006)."), await Store.ProbeAsync(Cancellation));
        Assert.Single(await Store.ReadStreamAsync("a", cancellation: Cancellation));

        await cluster.ExecuteAsync($"ALTER DATABASE {_database.Name} RESET default_transaction_read_only");
        await _database.TerminateAsync();
        Assert.Equal(new StoreHealth(true, null), await Store.ProbeAsync(Cancellation));
    }

    [Fact]
    public async Task A_server_that_does_not_write_through_to_the_disk_is_refused()
    {
        await cluster.ExecuteAsync("ALTER SYSTEM SET fsync = off");
        try
        {
            await cluster.ExecuteAsync("SELECT pg_reload_conf()");
            await _database.UntilAsync("SELECT count(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'off'");

            Assert.Contains("fsync=off", Assert.Throws<InvalidOperationException>(() => Open()).Message, StringComparison.Ordinal);
        }
        finally
        {
            await cluster.ExecuteAsync("ALTER SYSTEM RESET fsync");
            await cluster.ExecuteAsync("SELECT pg_reload_conf()");
            await _database.UntilAsync("SELECT count(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'on'");
        }
    }

    [Fact]
    public async Task Tables_of_another_format_are_refused()
    {
        await _database.ExecuteAsync("UPDATE sentinel.store SET format = 2");

        Assert.Contains("format 2", Assert.Throws<InvalidOperationException>(() => Open()).Message, StringComparison.Ordinal);
    }
}
