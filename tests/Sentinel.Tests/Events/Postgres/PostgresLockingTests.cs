using Npgsql;
using Sentinel.Events;
using Sentinel.Events.Postgres;
using Xunit;
using static Sentinel.Tests.Events.Postgres.PostgresTestDatabase;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>What processes hold, and in which order, while others look or write: seen from the middle of it.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class PostgresLockingTests(PostgresCluster cluster) : IAsyncLifetime
{
    private PostgresTestDatabase _database = null!;
    private PostgresEventStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();

        // Rows are read as they lie, so that nothing but what is asked for puts them in order.
        await _database.ExecuteAsync($"ALTER DATABASE {_database.Name} SET enable_indexscan = off; ALTER DATABASE {_database.Name} SET enable_bitmapscan = off");
        _store = _database.OpenStore();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task<IReadOnlyList<Receipt>> AppendToAllAsync() =>
        _store.AppendBatchAsync([.. new[] { "c", "b", "a" }.Select(stream => new StreamAppend(stream, null, [Event("x")]))], Cancellation);

    private static string Create(string stream) => $"INSERT INTO sentinel.streams(name, version, head, time) VALUES('{stream}', 1, '', 0)";

    private static string Insert(string text, long position) => $"""
        {Create(text)};
        INSERT INTO sentinel.events(position, event_id, stream_id, sequence, type, time, data, hash)
        SELECT {position}, gen_random_uuid(), id, 1, 'thing.happened', 0, '{text}', '' FROM sentinel.streams WHERE name = '{text}'
        """;

    [Fact]
    public async Task Streams_are_locked_in_the_order_of_their_names_whatever_the_order_of_the_batch_and_of_the_rows()
    {
        foreach (var stream in (string[])["c", "b", "a"])
        {
            await _store.AppendAsync(new StreamAppend(stream, 0, [Event("x")]), Cancellation);
        }

        Task<IReadOnlyList<Receipt>> batch;
        await using (var other = await _database.ConnectAsync())
        {
            await ExecuteAsync(other, "BEGIN; SELECT FROM sentinel.streams WHERE name = 'b' FOR UPDATE");
            batch = AppendToAllAsync();
            await _database.UntilOneWaitsForALockAsync();

            Assert.Equal("c", await _database.ScalarAsync<string>("SELECT string_agg(name, ',') FROM (SELECT name FROM sentinel.streams FOR UPDATE SKIP LOCKED) AS free"));
        }

        Assert.All(await batch, receipt => Assert.Equal(2, receipt.Sequence));
    }

    [Fact]
    public async Task Streams_are_created_in_the_order_of_their_names_whatever_the_order_of_the_batch()
    {
        Task<IReadOnlyList<Receipt>> batch;
        await using (var other = await _database.ConnectAsync())
        await using (var asking = await _database.ConnectAsync())
        {
            await ExecuteAsync(other, $"BEGIN; {Create("b")}");
            batch = AppendToAllAsync();
            await _database.UntilOneWaitsForALockAsync();

            await ExecuteAsync(asking, $"BEGIN; SET LOCAL lock_timeout = '10s'; {Create("c")}; ROLLBACK");
            var taken = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(asking, $"BEGIN; SET LOCAL lock_timeout = '50ms'; {Create("a")}"));
            Assert.Equal(PostgresErrorCodes.LockNotAvailable, taken.SqlState);
        }

        Assert.All(await batch, receipt => Assert.Equal(1, receipt.Sequence));
    }

    [Fact]
    public async Task An_append_that_announces_itself_while_a_reader_looks_is_not_passed()
    {
        await using var gate = await _database.ConnectAsync();
        await using var slow = await _database.ConnectAsync();

        // The reader stops at the sequence. Whatever it looked at before is old by now.
        await ExecuteAsync(gate, "BEGIN; ALTER TABLE sentinel.positions OWNER TO CURRENT_USER");
        var reading = _store.ReadAllAsync(cancellation: Cancellation);
        await _database.UntilOneWaitsForALockAsync();
        await ExecuteAsync(slow, $"BEGIN; SELECT pg_advisory_xact_lock_shared({PositionHorizon.Space}::bigint << 48); {Insert("slow", 1)}");
        await ExecuteAsync(gate, "SELECT nextval('sentinel.positions') FROM generate_series(1, 2)");
        await _database.ExecuteAsync(Insert("fast", 2));
        await ExecuteAsync(gate, "ROLLBACK");

        Assert.Empty(await reading);
        await ExecuteAsync(slow, "COMMIT");
        Assert.Equal(["slow", "fast"], Texts(await _store.ReadAllAsync(cancellation: Cancellation)));
    }
}
