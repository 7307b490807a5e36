using Microsoft.Data.Sqlite;
using Sentinel.Events;
using Sentinel.Events.Sqlite;
using Xunit;

namespace Sentinel.Tests.Events.Sqlite;

public sealed class SqliteEventStoreTests : EventStoreContract
{
    private readonly TemporaryDirectory _directory = new();

    private string DatabaseFile => _directory.File("events.db");

    protected override IEventStore Open() =>
        new SqliteEventStore(new SqliteEventStoreOptions(DatabaseFile) { BusyTimeout = TimeSpan.FromMilliseconds(20) }, Clock);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private void ChangeSchema(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    [Theory]
    [InlineData("UPDATE events SET data = x'00' WHERE sequence = 2", "event 2 is not what was appended")]
    [InlineData("UPDATE events SET type = 'other' WHERE sequence = 1", "event 1 is not what was appended")]
    [InlineData("UPDATE events SET time = time + 1 WHERE sequence = 3", "event 3 is not what was appended")]
    [InlineData("UPDATE events SET event_id = x'00000000000000000000000000000000' WHERE sequence = 3", "event 3 is not what was appended")]
    [InlineData("UPDATE events SET event_id = x'0000' WHERE sequence = 2", "event 2 is not what was appended")]
    [InlineData("UPDATE events SET event_id = x'' WHERE sequence = 1", "event 1 is not what was appended")]
    [InlineData("UPDATE events SET time = 9223372036854775807 WHERE sequence = 2", "event 2 is not what was appended")]
    [InlineData("UPDATE events SET time = time - 9223372036854775807 - 1 WHERE sequence = 2", "event 2 is not what was appended")]
    [InlineData("UPDATE events SET hash = zeroblob(32) WHERE sequence = 1", "event 1 is not what was appended")]
    [InlineData("UPDATE streams SET name = 'b'", null)]
    [InlineData("DELETE FROM events WHERE sequence = 2", "event 2 is missing; 3 follows 1")]
    [InlineData("DELETE FROM events WHERE sequence = 1", "event 1 is missing; 2 follows 0")]
    [InlineData("DELETE FROM events WHERE sequence = 3", "the stream ends after 2 of 3 events")]
    [InlineData("DELETE FROM events; DELETE FROM streams", null)]
    [InlineData("UPDATE streams SET head = zeroblob(32)", "the stream's head is not its last event")]
    [InlineData("UPDATE events SET sequence = sequence + 10 WHERE sequence = 1; UPDATE events SET sequence = 1 WHERE sequence = 2; UPDATE events SET sequence = 2 WHERE sequence = 11", "event 1 is not what was appended")]
    public async Task Whatever_is_changed_behind_the_stores_back_is_found(string sql, string? fault)
    {
        await Append("a", 0, Event("one"), Event("two"));
        var receipt = await Append("a", 2, Event("three"));
        Assert.Equal(new ChainVerification(true, 3, null), await Store.VerifyStreamAsync("a", receipt, Cancellation));

        Execute(sql);

        if (fault is not null)
        {
            Assert.Equal(fault, (await Store.VerifyStreamAsync("a", cancellation: Cancellation)).Fault);
        }

        Assert.False((await Store.VerifyStreamAsync("a", receipt, Cancellation)).Intact);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_named_and_those_in_front_of_it_are_counted()
    {
        await Append("a", 0, Event("one"), Event("two"), Event("three"));
        Execute("UPDATE events SET event_id = x'0102' WHERE sequence = 3");

        Assert.Equal(
            new ChainVerification(false, 2, "event 3 is not what was appended"), await Store.VerifyStreamAsync("a", cancellation: Cancellation));
        var error = await Assert.ThrowsAsync<UnreadableEventException>(() => Store.ReadStreamAsync("a", cancellation: Cancellation));
        Assert.Equal("Event 3 of the stream a cannot be read: its id has 2 bytes, not 16.", error.Message);
        Assert.Equal(["one", "two"], Texts(await Store.ReadStreamAsync("a", 1, 2, Cancellation)));
    }

    [Fact]
    public async Task A_tail_cut_with_its_head_is_found_by_a_receipt()
    {
        var kept = await Append("a", 0, Event("one"));
        var receipt = await Append("a", 1, Event("two"));

        Execute($"DELETE FROM events WHERE sequence = 2; UPDATE streams SET version = 1, head = x'{kept.Hash}'");

        Assert.True((await Store.VerifyStreamAsync("a", kept, Cancellation)).Intact);
        Assert.Equal("the stream ends after 1 of 2 events", (await Store.VerifyStreamAsync("a", receipt, Cancellation)).Fault);
    }

    [Fact]
    public async Task A_failing_database_refuses_appends_still_reads_and_recovers_without_a_restart()
    {
        await Append("a", 0, Event("one"));
        var second = Event("two");
        using (var other = Connect())
        {
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();

            await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, second));
            Assert.False(Store.Health.Ready);
            Assert.Single(await Store.ReadStreamAsync("a", cancellation: Cancellation));
        }

        Assert.Equal(2, (await Append("a", 1, second)).Sequence);
        Assert.Equal(new StoreHealth(true, null), Store.Health);
    }

    [Fact]
    public async Task What_another_process_appended_is_gone_on_from()
    {
        await Append("a", 0, Event("one"));
        await using (var other = (SqliteEventStore)Open())
        {
            await other.AppendAsync(new StreamAppend("a", 1, [Event("two")]), Cancellation);
            Assert.Equal(3, (await Append("a", 2, Event("three"))).Sequence);
            Assert.Equal(4, (await other.AppendAsync(new StreamAppend("a", null, [Event("four")]), Cancellation)).Sequence);
        }

        Assert.Equal(new ChainVerification(true, 4, null), await Store.VerifyStreamAsync("a", cancellation: Cancellation));
    }

    [Fact]
    public async Task Appends_beyond_the_queue_are_refused_at_once()
    {
        await using var store = new SqliteEventStore(
            new SqliteEventStoreOptions(DatabaseFile) { MaxWaiting = 4, BusyTimeout = TimeSpan.FromMilliseconds(200) }, Clock);
        using var other = Connect();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();

        var appends = Enumerable.Range(0, 600).Select(i =>
        {
            try
            {
                return store.AppendAsync(new StreamAppend($"s{i}", 0, [Event("x")]), Cancellation);
            }
            catch (EventStoreUnavailableException error)
            {
                return Task.FromException<Receipt>(error);
            }
        }).ToArray();

        foreach (var append in appends)
        {
            await Assert.ThrowsAsync<EventStoreUnavailableException>(() => append);
        }

        Assert.Contains(appends, append => append.Exception!.InnerException!.Message == "The event store has 4 appends waiting already.");
    }

    [Fact]
    public async Task A_store_that_keeps_an_index_by_time_yet_opens_and_is_read_by_time_without_it()
    {
        var start = Clock.GetUtcNow();
        await Append("a", 0, Event("one"), Event("two"));
        Clock.Advance(TimeSpan.FromHours(1));
        await Append("b", 0, Event("three"));
        await CloseAsync();
        ChangeSchema("CREATE INDEX events_by_time ON events(time, position)");

        await Append("b", 1, Event("four"));

        Assert.Equal(["one", "two"], Texts(await Store.ReadByTimeAsync(start, start.AddHours(1), cancellation: Cancellation)));
        Assert.Equal(["three", "four"], Texts(await Store.ReadByTimeAsync(start.AddTicks(10), start.AddHours(2), cancellation: Cancellation)));
        Assert.Equal(start.AddHours(1), (await Store.ReadRecentAsync(1, Cancellation))[0].Time);
        await CloseAsync();
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'events_by_time'";
        Assert.Equal(0L, command.ExecuteScalar());
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", command.ExecuteScalar());
    }

    [Fact]
    public async Task What_is_looked_for_by_time_costs_no_look_at_every_event()
    {
        // Halving a hundred events looks at eight, and never at one whose time cannot be read.
        for (var append = 0; append < 100; append++)
        {
            await Append($"s{append}", 0, Event($"{append}"));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Execute("UPDATE events SET data = zeroblob(0), time = 9223372036854775807 WHERE position = 90");
        var start = Clock.GetUtcNow().AddSeconds(-100);

        Assert.Equal(["10", "11"], Texts(await Store.ReadByTimeAsync(start.AddSeconds(10), start.AddSeconds(12), cancellation: Cancellation)));
    }

    [Fact]
    public async Task The_log_is_folded_into_the_database_on_closing()
    {
        await Append("a", 0, Event("one"));
        await Store.ReadRecentAsync(1, Cancellation);

        Assert.True(File.Exists(DatabaseFile + "-wal"));
        await CloseAsync();
        Assert.False(File.Exists(DatabaseFile + "-wal"));
    }
}
