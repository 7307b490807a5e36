using Npgsql;
using Sentinel.Events;
using Sentinel.Events.Postgres;
using Xunit;
using static Sentinel.Tests.Events.Postgres.PostgresTestDatabase;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>What comes of a store whose connections end, or whose server is away.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class PostgresConnectionTests(PostgresCluster cluster) : IAsyncLifetime
{
    private const string Password = "not-for-anyone";

    private readonly PostgresProxy _proxy = new(cluster.Socket);
    private PostgresTestDatabase _database = null!;
    private PostgresEventStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string ThroughProxy => new NpgsqlConnectionStringBuilder(_database.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = _proxy.Port,
        Password = Password,
        SslMode = SslMode.Disable,
    }.ToString();

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateDatabaseAsync();
        _store = new PostgresEventStore(new PostgresEventStoreOptions(ThroughProxy) { LockTimeout = TimeSpan.FromSeconds(30) }, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _proxy.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task<Receipt> Append(long expected, NewEvent appended) =>
        _store.AppendAsync(new StreamAppend("a", expected, [appended]), Cancellation);

    [Fact]
    public async Task An_append_whose_commit_was_made_and_not_answered_is_acknowledged_and_made_once()
    {
        await Append(0, Event("one"));
        _proxy.LoseAnswersToCommits(1);

        var receipt = await Append(1, Event("two"));

        Assert.Equal(1, _proxy.AnswersLost);
        Assert.Equal(2, receipt.Sequence);
        Assert.Equal(new ChainVerification(true, 2, null), await _store.VerifyStreamAsync("a", receipt, Cancellation));
    }

    [Fact]
    public async Task An_append_of_unknown_outcome_can_be_made_again()
    {
        var one = Event("one");
        _proxy.LoseAnswersToCommits(2);

        var error = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append(0, one));
        Assert.Equal("The event store could not commit: no connection to the server.", error.Message);
        Assert.Equal(2, _proxy.AnswersLost);

        Assert.Equal(1, (await Append(0, one)).Sequence);
        Assert.Equal(["one"], Texts(await _store.ReadStreamAsync("a", cancellation: Cancellation)));
        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Append(0, Event("another")));
    }

    [Fact]
    public async Task Ended_sessions_are_replaced_without_anybody_noticing()
    {
        await Append(0, Event("one"));
        await _store.ReadRecentAsync(1, Cancellation);
        Assert.True(await _database.TerminateAsync() > 0);
        await _database.UntilAsync($"SELECT (count(*) = 1)::int::bigint FROM pg_stat_activity WHERE datname = '{_database.Name}'");

        Assert.Equal(2, (await Append(1, Event("two"))).Sequence);
        Assert.Equal(["two"], Texts(await _store.ReadRecentAsync(1, Cancellation)));
    }

    [Fact]
    public async Task A_session_ended_in_the_middle_of_an_append_leaves_nothing_half_made()
    {
        await Append(0, Event("one"));
        Task<Receipt> append;
        await using (var other = await _database.ConnectAsync())
        {
            await ExecuteAsync(other, "BEGIN; UPDATE sentinel.streams SET version = version");
            append = Append(1, Event("two"));
            await _database.UntilOneWaitsForALockAsync();
            Assert.Equal(1, await _database.TerminateAsync("wait_event_type = 'Lock'"));
        }

        Assert.Equal(2, (await append).Sequence);
        Assert.Equal(new ChainVerification(true, 2, null), await _store.VerifyStreamAsync("a", await append, Cancellation));
    }

    [Fact]
    public async Task A_server_that_goes_away_and_comes_back_is_taken_up_again()
    {
        await Append(0, Event("one"));
        _proxy.Shut();

        var error = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append(1, Event("two")));
        Assert.Equal(new StoreHealth(false, "The last commit failed: no connection to the server."), _store.Health);
        Assert.False((await _store.ProbeAsync(Cancellation)).Ready);
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => _store.ReadRecentAsync(1, Cancellation));
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);

        _proxy.Reopen();
        Assert.Equal(new StoreHealth(true, null), await _store.ProbeAsync(Cancellation));
        Assert.Equal(2, (await Append(1, Event("two"))).Sequence);
        Assert.Equal(["one", "two"], Texts(await _store.ReadAllAsync(cancellation: Cancellation)));
    }

    [Fact]
    public async Task Without_a_server_opening_says_so_and_nothing_else()
    {
        await _proxy.DisposeAsync();

        var error = Assert.Throws<EventStoreUnavailableException>(() => new PostgresEventStore(new PostgresEventStoreOptions(ThroughProxy), TimeProvider.System));

        Assert.Equal("The PostgreSQL event store cannot be opened: no connection to the server.", error.Message);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"postgres://user:{Password}@host/database")]
    [InlineData($"Host=a;Port={Password}")]
    [InlineData($"Host=a;{Password}=b")]
    [InlineData($"Password={Password}")]
    public void A_string_that_is_none_is_refused_without_being_quoted(string connectionString)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new PostgresEventStore(new PostgresEventStoreOptions(connectionString), TimeProvider.System));

        Assert.StartsWith("The PostgreSQL connection string is not one", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }
}
