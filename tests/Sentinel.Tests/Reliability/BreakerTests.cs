using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;
using Sentinel.Reliability;
using Sentinel.Telemetry;
using Xunit;

namespace Sentinel.Tests.Reliability;

public sealed class BreakerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(100);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly Breaker _breaker;

    public BreakerTests()
    {
        var options = new BreakerOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 4,
            SamplingDuration = TimeSpan.FromSeconds(20),
            FirstBreakDuration = Break,
            BreakDuration = LongestBreak,
            CallTimeout = TimeSpan.FromSeconds(10),
        };
        _breaker = new Breaker($"test-{Guid.NewGuid()}", options, error => error is IOException, _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<int> SucceedAsync() => _breaker.ExecuteAsync(() => Task.FromResult(1));

    private Task<int> FailAsync(Exception? error = null) =>
        _breaker.ExecuteAsync(() => Task.FromException<int>(error ?? new IOException("down")));

    private async Task OpenAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<IOException>(() => FailAsync());
        }

        Assert.Equal(CircuitState.Open, _breaker.State);
    }

    [Fact]
    public async Task It_opens_at_its_share_of_failures_and_refuses_for_the_break()
    {
        await SucceedAsync();
        await SucceedAsync();
        await Assert.ThrowsAsync<IOException>(() => FailAsync());
        Assert.Equal(CircuitState.Closed, _breaker.State);
        Assert.Equal(TimeSpan.Zero, _breaker.Rest);

        await Assert.ThrowsAsync<IOException>(() => FailAsync());
        Assert.Equal(CircuitState.Open, _breaker.State);
        Assert.Equal(Break, _breaker.RetryAfter);

        _clock.Advance(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<BrokenCircuitException>(SucceedAsync);
        Assert.Equal(TimeSpan.FromSeconds(10), _breaker.RetryAfter);
    }

    [Fact]
    public async Task Fewer_calls_than_its_minimum_within_the_window_do_not_open_it()
    {
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<IOException>(() => FailAsync());
        }

        _clock.Advance(TimeSpan.FromSeconds(21));
        await Assert.ThrowsAsync<IOException>(() => FailAsync());

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task Errors_that_do_not_count_do_not_open_it()
    {
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => FailAsync(new InvalidOperationException("not its fault")));
        }

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task After_the_break_one_of_many_parallel_calls_probes_and_closes_it()
    {
        await OpenAsync();
        _clock.Advance(Break);
        Assert.Equal(TimeSpan.Zero, _breaker.Rest);
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var othersRefused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (made, refused) = (0, 0);
        async Task<bool> CallAsync()
        {
            try
            {
                await _breaker.ExecuteAsync(() =>
                {
                    Interlocked.Increment(ref made);
                    return gate.Task;
                });
                return true;
            }
            catch (BrokenCircuitException)
            {
                if (Interlocked.Increment(ref refused) == 19)
                {
                    othersRefused.SetResult();
                }

                return false;
            }
        }

        var calls = Enumerable.Range(0, 20).Select(_ => Task.Run(() => CallAsync(), Cancellation)).ToList();
        await othersRefused.Task.WaitAsync(Patience, Cancellation);
        Assert.Equal(CircuitState.HalfOpen, _breaker.State);
        Assert.Equal(TimeSpan.FromSeconds(1), _breaker.RetryAfter);

        gate.SetResult(1);
        Assert.Single(await Task.WhenAll(calls), wasMade => wasMade);
        Assert.Equal(1, made);
        Assert.Equal(CircuitState.Closed, _breaker.State);
        Assert.Equal(1, await SucceedAsync());
    }

    [Fact]
    public async Task A_probe_that_fails_opens_it_for_twice_as_long_up_to_the_longest_break()
    {
        await OpenAsync();
        _clock.Advance(Break + TimeSpan.FromSeconds(5));
        foreach (var longer in (TimeSpan[])[2 * Break, LongestBreak, LongestBreak])
        {
            await Assert.ThrowsAsync<IOException>(() => FailAsync());

            Assert.Equal(CircuitState.Open, _breaker.State);
            Assert.Equal(longer, _breaker.RetryAfter);
            _clock.Advance(longer - TimeSpan.FromSeconds(1));
            await Assert.ThrowsAsync<BrokenCircuitException>(SucceedAsync);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await SucceedAsync());
        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task Once_closed_it_starts_with_a_short_break_again()
    {
        await OpenAsync();
        _clock.Advance(Break);
        await Assert.ThrowsAsync<IOException>(() => FailAsync());
        _clock.Advance(2 * Break);
        await SucceedAsync();

        await OpenAsync();

        Assert.Equal(Break, _breaker.RetryAfter);
    }

    [Fact]
    public async Task Failures_that_arrive_late_do_not_prolong_the_break()
    {
        var late = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = _breaker.ExecuteAsync(() => late.Task);
        await OpenAsync();
        _clock.Advance(Break - TimeSpan.FromSeconds(1));
        late.SetException(new IOException("down"));
        await Assert.ThrowsAsync<IOException>(() => call);
        Assert.Equal(TimeSpan.FromSeconds(1), _breaker.Rest);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await SucceedAsync());
    }

    [Fact]
    public async Task Every_change_of_state_is_told_and_counted()
    {
        var told = new ConcurrentQueue<CircuitState>();
        var counted = new ConcurrentQueue<string>();
        _breaker.Changed = (_, state) => told.Enqueue(state);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == SentinelMetrics.Name && instrument.Name == "sentinel.breaker.transitions")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var values = tags.ToArray().ToDictionary(tag => tag.Key, tag => $"{tag.Value}");
            if (values["breaker"] == _breaker.Name)
            {
                counted.Enqueue(values["state"]);
            }
        });
        listener.Start();

        await OpenAsync();
        _clock.Advance(Break);
        await Assert.ThrowsAsync<IOException>(() => FailAsync());
        _clock.Advance(2 * Break);
        await SucceedAsync();

        Assert.Equal([CircuitState.Open, CircuitState.HalfOpen, CircuitState.Open, CircuitState.HalfOpen, CircuitState.Closed], told);
        Assert.Equal(["open", "half-open", "open", "half-open", "closed"], counted);
    }
}
