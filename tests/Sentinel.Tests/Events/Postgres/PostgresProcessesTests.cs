using Microsoft.Extensions.Time.Testing;
using Sentinel.Events;
using Sentinel.Events.Postgres;
using Xunit;
using static Sentinel.Tests.Events.Postgres.PostgresTestDatabase;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>Two stores over one database, as two processes of the service have them.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class PostgresProcessesTests(PostgresCluster cluster) : IAsyncLifetime
{
    private PostgresTestDatabase _database = null!;
    private PostgresEventStore[] _stores = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        _stores = [_database.OpenStore(), _database.OpenStore()];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    private PostgresEventStore StoreOf(int client) => _stores[client % _stores.Length];

    [Fact]
    public async Task Eight_clients_with_expected_versions_write_one_linear_history()
    {
        const int each = 25;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async client =>
        {
            var version = 0L;
            for (var done = 0; done < each;)
            {
                try
                {
                    version = (await StoreOf(client).AppendAsync(new StreamAppend("a", version, [Event($"{client}/{done}")]), Cancellation)).Sequence;
                    done++;
                }
                catch (WrongExpectedVersionException error)
                {
                    Assert.NotEqual(version, error.ActualVersion);
                    version = error.ActualVersion;
                }
            }
        }));

        var events = await _stores[0].ReadStreamAsync("a", cancellation: Cancellation);
        Assert.Equal(Enumerable.Range(1, 8 * each).Select(sequence => (long)sequence), events.Select(stored => stored.Sequence));
        Assert.Equal(8 * each, Texts(events).Distinct().Count());
        foreach (var own in Texts(events).GroupBy(text => text.Split('/')[0]))
        {
            Assert.Equal(Enumerable.Range(0, each).Select(done => $"{own.Key}/{done}"), own);
        }

        Assert.Equal(new ChainVerification(true, 8 * each, null), await _stores[1].VerifyStreamAsync("a", cancellation: Cancellation));
    }

    [Fact]
    public async Task The_same_append_from_both_at_once_is_made_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var append = new StreamAppend($"s{round}", 0, [Event("one"), Event("two")]);
            var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(client => StoreOf(client).AppendAsync(append, Cancellation)));

            Assert.Single(receipts.Distinct());
            Assert.Equal(2, (await _stores[0].ReadStreamAsync(append.Stream, cancellation: Cancellation)).Count);
        }
    }

    [Fact]
    public async Task Of_two_that_create_a_stream_at_once_one_wins()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            try
            {
                await StoreOf(i).AppendAsync(new StreamAppend($"s{i / 2}", 0, [Event($"{i}")]), Cancellation);
                return 1;
            }
            catch (WrongExpectedVersionException)
            {
                return 0;
            }
        }));

        Assert.All(attempts.Chunk(2), pair => Assert.Equal(1, pair.Sum()));
    }

    [Fact]
    public async Task Batches_over_the_same_streams_in_any_order_do_not_block_one_another()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async client =>
        {
            string[] streams = client < 4 ? ["a", "b", "c"] : ["c", "b", "a"];
            for (var i = 0; i < 25; i++)
            {
                await StoreOf(client).AppendBatchAsync([.. streams.Select(stream => new StreamAppend(stream, null, [Event("x")]))], Cancellation);
            }
        }));

        foreach (var stream in (string[])["a", "b", "c"])
        {
            Assert.Equal(new ChainVerification(true, 200, null), await _stores[0].VerifyStreamAsync(stream, cancellation: Cancellation));
        }
    }

    [Fact]
    public async Task A_reader_does_not_go_past_an_append_that_commits_later()
    {
        await _database.AtInsertAsync("IF new.type = 'slow' THEN PERFORM pg_advisory_xact_lock(1); END IF;");
        Task<Receipt> slow;
        await using (var gate = await _database.ConnectAsync())
        {
            await ExecuteAsync(gate, "SELECT pg_advisory_lock(1)");
            slow = _stores[0].AppendAsync(new StreamAppend("slow", 0, [Event("slow", "slow")]), Cancellation);
            await _database.UntilOneWaitsForALockAsync();

            var fast = await _stores[1].AppendAsync(new StreamAppend("fast", 0, [Event("fast")]), Cancellation);

            // Durable and visible in its stream, and yet not in the order of the store: a smaller position may still come.
            Assert.Equal(1, fast.Sequence);
            Assert.Single(await _stores[1].ReadStreamAsync("fast", cancellation: Cancellation));
            Assert.Empty(await _stores[1].ReadAllAsync(cancellation: Cancellation));
            Assert.Empty(await _stores[1].ReadRecentAsync(1, Cancellation));
            Assert.Empty(await _stores[1].ReadByTypeAsync("thing.happened", cancellation: Cancellation));
        }

        await slow;
        var all = await _stores[1].ReadAllAsync(cancellation: Cancellation);
        Assert.Equal(["slow", "fast"], Texts(all));
        Assert.Equal(["slow"], Texts(await _stores[1].ReadAllAsync(limit: 1, cancellation: Cancellation)));
        Assert.Equal(["fast"], Texts(await _stores[1].ReadAllAsync(all[0].Position, cancellation: Cancellation)));
        Assert.Equal(["fast"], Texts(await _stores[1].ReadByTypeAsync("thing.happened", cancellation: Cancellation)));
    }

    [Fact]
    public async Task A_subscription_gets_every_event_of_both_once_and_in_order()
    {
        const int each = 40;
        await _stores[0].AppendAsync(new StreamAppend("before", 0, [Event("stored")]), Cancellation);
        var subscribed = CollectAsync(_stores[0], last: "the end");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async client =>
        {
            for (var i = 0; i < each; i++)
            {
                await StoreOf(client).AppendAsync(new StreamAppend($"s{client}", i, [Event($"{client}/{i}")]), Cancellation);
            }
        }));

        await _stores[1].AppendAsync(new StreamAppend("after", 0, [Event("the end")]), Cancellation);

        var events = await subscribed;
        Assert.Equal(events.Select(stored => stored.Position).Order().Distinct(), events.Select(stored => stored.Position));
        Assert.Equal(2 + (8 * each), events.Select(stored => stored.Id).Distinct().Count());
        Assert.Equal(Texts(events), Texts(await _stores[1].ReadAllAsync(cancellation: Cancellation)));
    }

    [Fact]
    public async Task A_subscription_hears_of_an_append_by_another_process()
    {
        // No time passes: only the announcement can bring it.
        await using var listening = _database.OpenStore(new FakeTimeProvider());
        await using var events = listening.SubscribeAsync(0, Cancellation).GetAsyncEnumerator(Cancellation);
        var next = events.MoveNextAsync().AsTask();
        await _database.UntilAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{_database.Name}' AND query LIKE 'LISTEN%'");

        await _stores[1].AppendAsync(new StreamAppend("a", 0, [Event("heard")]), Cancellation);

        Assert.True(await next);
        Assert.Equal(["heard"], Texts([events.Current]));
    }

    [Fact]
    public async Task A_subscription_finds_what_nobody_announced_and_ends_with_its_store()
    {
        var clock = new FakeTimeProvider();
        var listening = _database.OpenStore(clock);
        await using var events = listening.SubscribeAsync(0, Cancellation).GetAsyncEnumerator(Cancellation);
        var next = events.MoveNextAsync().AsTask();
        await _database.UntilAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{_database.Name}' AND query LIKE 'LISTEN%'");

        // An append whose process ended between its commit and the announcement.
        await _database.ExecuteAsync("""
            INSERT INTO sentinel.streams(name, version, head, time) VALUES('a', 1, '', 0);
            INSERT INTO sentinel.events(event_id, stream_id, sequence, type, time, data, hash)
            SELECT gen_random_uuid(), id, 1, 'thing.happened', 0, 'unheard'::bytea, ''::bytea FROM sentinel.streams
            """);
        while (!next.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await next);
        Assert.Equal(["unheard"], Texts([events.Current]));

        var end = events.MoveNextAsync().AsTask();
        await listening.DisposeAsync();
        Assert.False(await end);
    }

    [Fact]
    public async Task Processes_that_open_an_empty_database_together_create_its_tables_once()
    {
        await using var empty = await cluster.CreateEmptyDatabaseAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => empty.OpenStore(), Cancellation)));

        var receipts = await Task.WhenAll(stores.Select(store => store.AppendAsync(new StreamAppend("a", null, [Event("x")]), Cancellation)));

        Assert.Equal(Enumerable.Range(1, 8).Select(sequence => (long)sequence), receipts.Select(receipt => receipt.Sequence).Order());
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    private static async Task<List<StoredEvent>> CollectAsync(PostgresEventStore store, string last)
    {
        var events = new List<StoredEvent>();
        await foreach (var stored in store.SubscribeAsync(0, Cancellation))
        {
            events.Add(stored);
            if (Texts([stored])[0] == last)
            {
                break;
            }
        }

        return events;
    }
}
