using Microsoft.Data.Sqlite;
using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Sqlite;
using Sentinel.Signing;
using SQLitePCL;
using Xunit;

namespace Sentinel.Tests.Events.Sqlite;

/// <summary>A commit is visible to readers of the file before its flush has returned, and a flush can fail.</summary>
public sealed class FlushTests : EventStoreFixture
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SemaphoreSlim _isFlushing = new(0);
    private readonly ManualResetEventSlim _mayFlush = new(initialState: true);
    private volatile bool _fails;

    private string DatabaseFile => _directory.File("events.db");

    protected override IEventStore Open() => new SqliteEventStore(
        new SqliteEventStoreOptions(DatabaseFile) { BusyTimeout = TimeSpan.FromMilliseconds(20), BeforeFlush = BeforeFlush }, Clock);

    public override async ValueTask DisposeAsync()
    {
        _mayFlush.Set();
        await base.DisposeAsync();
        _directory.Dispose();
        _isFlushing.Dispose();
        _mayFlush.Dispose();
    }

    [Theory]
    [InlineData(1)] // Flushed by the writer.
    [InlineData(40)] // In groups, beside the writer.
    public async Task What_is_not_flushed_is_neither_read_nor_acknowledged(int appends)
    {
        var start = Clock.GetUtcNow();
        await Append("a", 0, Event("before"));
        var flushed = (await Store.ReadStreamAsync("a", cancellation: Cancellation))[0];
        _mayFlush.Reset();
        await DrainAsync();

        var later = Event("later");
        var pending = Enumerable.Range(0, appends).Select(number => Append($"s{number}", 0, number == 0 ? later : Event("other"))).ToArray();
        await _isFlushing.WaitAsync(Cancellation);

        Assert.DoesNotContain(pending, append => append.IsCompleted);
        Assert.True(EventsInFile() > 1);
        Assert.Empty(await Store.ReadStreamAsync("s0", cancellation: Cancellation));
        Assert.Null(await Store.FindAsync(later.Id, Cancellation));
        Assert.Equal([flushed.Id], Ids(await Store.ReadRecentAsync(5, Cancellation)));
        Assert.Equal([flushed.Id], Ids(await Store.ReadAllAsync(cancellation: Cancellation)));
        Assert.Equal([flushed.Id], Ids(await Store.ReadByTypeAsync("thing.happened", cancellation: Cancellation)));
        Assert.Equal([flushed.Id], Ids(await Store.ReadByTimeAsync(start, start.AddHours(1), cancellation: Cancellation)));
        Assert.True((await Store.VerifyStreamAsync("s0", cancellation: Cancellation)).Intact);

        _mayFlush.Set();
        await Task.WhenAll(pending);

        Assert.Equal(later.Id, (await Store.FindAsync(later.Id, Cancellation))?.Id);
        Assert.Equal(appends + 1, (await Store.ReadAllAsync(cancellation: Cancellation)).Count);
    }

    [Fact]
    public async Task A_subscription_gets_an_event_once_it_is_flushed()
    {
        await Append("a", 0, Event("one"));
        _mayFlush.Reset();
        await DrainAsync();
        await using var events = Store.SubscribeAsync(0, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());
        var append = Append("a", 1, Event("two"));
        await _isFlushing.WaitAsync(Cancellation);

        var next = events.MoveNextAsync().AsTask();
        Assert.Equal(["one"], Texts(await Store.ReadAllAsync(cancellation: Cancellation)));
        Assert.False(next.IsCompleted);

        _mayFlush.Set();
        Assert.True(await next);
        Assert.Equal(["two"], Texts([events.Current]));
        await append;
    }

    [Fact]
    public async Task After_a_flush_failed_nothing_is_acknowledged_until_the_log_was_folded_into_the_database()
    {
        await Append("a", 0, Event("one"));
        var second = Event("two");
        _fails = true;

        var refusal = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, second));
        Assert.IsType<SqliteException>(refusal.InnerException);
        Assert.Equal(new StoreHealth(false, "The last commit failed: The disk is gone."), Store.Health);
        Assert.Equal(["one"], Texts(await Store.ReadStreamAsync("a", cancellation: Cancellation)));

        // A flush would succeed again, which tells nothing of what the system has forgotten to write.
        _fails = false;
        using (var reader = Connect())
        {
            using var transaction = reader.BeginTransaction(deferred: true);
            Assert.Equal(2, EventsIn(reader));
            await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, second));
            Assert.Equal(["one"], Texts(await Store.ReadStreamAsync("a", cancellation: Cancellation)));
            Assert.False(Store.Health.Ready);
        }

        var receipt = await Append("a", 1, second);

        Assert.Equal(2, receipt.Sequence);
        Assert.Equal(new StoreHealth(true, null), Store.Health);
        Assert.Equal(["one", "two"], Texts(await Store.ReadStreamAsync("a", cancellation: Cancellation)));
        Assert.True((await Store.VerifyStreamAsync("a", receipt, Cancellation)).Intact);
    }

    [Fact]
    public async Task What_could_not_be_flushed_on_opening_anew_is_folded_too_before_anything_is_acknowledged()
    {
        await Append("a", 0, Event("one"));
        var second = Event("two");
        using var reader = Connect();
        using (var transaction = reader.BeginTransaction(deferred: true))
        {
            Assert.Equal(1, EventsIn(reader));
            await BreakConnectionAsync(second);
            _fails = true;
            await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, second));

            // A reader keeps the log from being folded.
            _fails = false;
            await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, second));
        }

        Assert.Equal(2, (await Append("a", 1, second)).Sequence);
    }

    [Fact]
    public async Task A_checkpoint_whose_flush_failed_is_not_gone_on_from_until_the_log_was_folded()
    {
        var log = ((SqliteEventStore)Store).Checkpoints;
        var signer = new CheckpointSigner(new ApprovalSigner(SigningKey.Generate(), new TrustStore(Clock), new ApprovalRules(), Clock));
        Task<long> CoverAsync() => log.CoverAsync(10, (last, window) => CheckpointSeal.Sign(window.After(last, Clock.GetUtcNow()), signer));
        await Append("a", 0, Event("one"));
        _fails = true;
        await Assert.ThrowsAsync<EventStoreUnavailableException>(CoverAsync);

        // It can be read and covers everything, yet a power cut might take it: it must not reach the file beside the store.
        await Assert.ThrowsAsync<EventStoreUnavailableException>(CoverAsync);

        _fails = false;
        Assert.Equal(0, await CoverAsync());
        Assert.Single(await log.ReadAsync(0, 10));
        Assert.Equal(new StoreHealth(true, null), Store.Health);
    }

    [Fact]
    public async Task A_store_that_cannot_make_durable_what_it_finds_does_not_open()
    {
        await Append("a", 0, Event("one"));
        _fails = true;

        Assert.Throws<SqliteException>(Open);
    }

    [Fact]
    public async Task All_of_the_groups_on_their_way_fail_with_a_flush_and_can_be_appended_again()
    {
        await Append("a", 0, Event("before"));
        _mayFlush.Reset();
        await DrainAsync();
        var events = Enumerable.Range(0, 60).Select(number => Event($"{number}")).ToArray();
        var first = events.Select((appended, number) => Append($"s{number}", 0, appended)).ToArray();
        await _isFlushing.WaitAsync(Cancellation);
        _fails = true;
        _mayFlush.Set();
        await Task.WhenAll(first.Select(append => Assert.ThrowsAsync<EventStoreUnavailableException>(() => append)));
        _fails = false;

        var receipts = await Task.WhenAll(events.Select((appended, number) => Append($"s{number}", 0, appended)));

        Assert.All(receipts, receipt => Assert.Equal(1, receipt.Sequence));
        Assert.Equal(61, (await Store.ReadAllAsync(cancellation: Cancellation)).Count);
    }

    /// <summary>Another process holds the database, upon which the store opens it anew for the next append.</summary>
    private async Task BreakConnectionAsync(NewEvent refused)
    {
        using var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append("a", 1, refused));
    }

    private void BeforeFlush()
    {
        _isFlushing.Release();
        _mayFlush.Wait();
        if (_fails)
        {
            throw new SqliteException("The disk is gone.", raw.SQLITE_IOERR, raw.SQLITE_IOERR_FSYNC);
        }
    }

    private async Task DrainAsync()
    {
        while (await _isFlushing.WaitAsync(TimeSpan.Zero, Cancellation))
        {
        }
    }

    private static Guid[] Ids(IEnumerable<StoredEvent> events) => [.. events.Select(stored => stored.Id)];

    private long EventsInFile()
    {
        using var connection = Connect();
        return EventsIn(connection);
    }

    private static long EventsIn(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM events";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }
}
