using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;
using Sentinel.Events;
using Sentinel.Events.Sqlite;
using Sentinel.Reliability;
using Sentinel.Tests.Pipeline;
using Xunit;

namespace Sentinel.Tests.Reliability;

public sealed class GuardedEventStoreTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly Breaker _breaker;
    private readonly GuardedEventStore _store;

    public GuardedEventStoreTests()
    {
        var breaks = BreakerOptions.ForStore();
        breaks.FirstBreakDuration = Break;
        _breaker = BreakerOf(breaks);
        var options = new SqliteEventStoreOptions(_directory.File("events.db")) { BusyTimeout = TimeSpan.FromMilliseconds(20) };
        _store = new GuardedEventStore(new SqliteEventStore(options, _clock), _breaker, _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Dispose();
    }

    private Breaker BreakerOf(BreakerOptions options) => new Breakers(options, BreakerOptions.ForKeyService(), _clock).Store;

    private Task<Receipt> Append(string stream = "a", long? expected = null) =>
        _store.AppendAsync(new StreamAppend(stream, expected, [new NewEvent("thing.happened", "x"u8.ToArray())]), Cancellation);

    /// <summary>Until it is disposed of, no commit succeeds.</summary>
    private SqliteConnection Failing()
    {
        var other = new SqliteConnection($"Data Source={_directory.File("events.db")};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return other;
    }

    private async Task OpenBreakerAsync()
    {
        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append());
        }

        Assert.Equal(CircuitState.Open, _breaker.State);
    }

    [Fact]
    public async Task A_failing_store_is_left_alone_and_taken_back_by_the_first_append_after_the_break()
    {
        await Append();
        using (Failing())
        {
            await OpenBreakerAsync();
        }

        var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append());
        Assert.IsType<BrokenCircuitException>(refused.InnerException);
        Assert.Equal(Break, refused.RetryAfter);
        Assert.False(_store.Health.Ready);
        Assert.Single(await _store.ReadStreamAsync("a", cancellation: Cancellation));

        _clock.Advance(Break - TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => Append());
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, (await Append()).Sequence);
        Assert.Equal(new StoreHealth(true, null), _store.Health);
        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task A_look_at_the_health_after_the_break_takes_it_back_too()
    {
        using (Failing())
        {
            await OpenBreakerAsync();
        }

        var during = await _store.ProbeAsync(Cancellation);
        _clock.Advance(Break);
        var after = await _store.ProbeAsync(Cancellation);

        Assert.False(during.Ready);
        Assert.Contains("circuit breaker", during.Reason, StringComparison.Ordinal);
        Assert.Equal(new StoreHealth(true, null), after);
        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task A_store_that_still_fails_after_the_break_stays_refused()
    {
        using var failing = Failing();
        await OpenBreakerAsync();
        _clock.Advance(Break);

        Assert.False((await _store.ProbeAsync(Cancellation)).Ready);
        Assert.Equal(CircuitState.Open, _breaker.State);
        Assert.Equal(Break, _breaker.Rest);
    }

    [Fact]
    public async Task Appends_refused_for_their_own_sake_say_that_the_store_works()
    {
        await Append(expected: 0);
        for (var i = 0; i < 30; i++)
        {
            await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Append(expected: 0));
        }

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public void A_full_queue_does_not_open_it()
    {
        for (var i = 0; i < 30; i++)
        {
            Assert.Throws<EventStoreUnavailableException>(() =>
                _breaker.Execute<int>(() => throw new EventStoreUnavailableException("full") { IsOverloaded = true }));
        }

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_fails_and_a_caller_who_leaves_does_not_hide_it()
    {
        var options = BreakerOptions.ForStore();
        options.MinimumThroughput = 2;
        var breaker = BreakerOf(options);
        await using var silent = new GuardedEventStore(new SilentStore(), breaker, _clock);
        var append = new StreamAppend("a", null, [new NewEvent("thing.happened", "x"u8.ToArray())]);

        var appends = new[] { silent.AppendAsync(append, Cancellation), silent.AppendAsync(append, Cancellation) };
        _clock.Advance(options.CallTimeout);
        foreach (var waiting in appends)
        {
            var error = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => waiting.WaitAsync(Patience, Cancellation));
            Assert.Equal("The event store did not answer within 10 s.", error.Message);
        }

        Assert.Equal(CircuitState.Open, breaker.State);
        _clock.Advance(options.BreakDuration);
        var reopened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        breaker.Changed = (_, state) =>
        {
            if (state == CircuitState.Open)
            {
                reopened.TrySetResult();
            }
        };
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var probe = silent.AppendAsync(append, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
        Assert.Equal(CircuitState.HalfOpen, breaker.State);

        // The probe begins on another thread; time passes until it has begun and lasted too long.
        while (!reopened.Task.IsCompleted)
        {
            Cancellation.ThrowIfCancellationRequested();
            _clock.Advance(options.CallTimeout);
            await Task.Yield();
        }

        Assert.Equal(CircuitState.Open, breaker.State);
    }
}
