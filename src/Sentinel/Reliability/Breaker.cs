using Polly;
using Polly.CircuitBreaker;
using Sentinel.Telemetry;

namespace Sentinel.Reliability;

/// <summary>
/// A circuit breaker: closed, calls go through; open, they are refused; half-open, one call probes and the others are refused. Thread-safe.
/// </summary>
public sealed class Breaker
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _clock;
    private long _openUntilTicks;

    /// <summary>Starts closed.</summary>
    /// <param name="name">What it guards, as metrics, headers and health have it.</param>
    /// <param name="options">When it opens.</param>
    /// <param name="isFailure">Which errors count. All others say that what it guards works.</param>
    /// <param name="clock">Tells when a break ends.</param>
    /// <exception cref="InvalidOperationException">The options are out of range.</exception>
    public Breaker(string name, BreakerOptions options, Func<Exception, bool> isFailure, TimeProvider clock)
    {
        options.Validate(name);
        Name = name;
        CallTimeout = options.CallTimeout;
        _clock = clock;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDurationGenerator = opening => new ValueTask<TimeSpan>(options.BreakAfter(opening.HalfOpenAttempts)),
                ShouldHandle = call => new ValueTask<bool>(call.Outcome.Exception is { } error && isFailure(error)),
                StateProvider = _state,
                OnOpened = opened => Turn(CircuitState.Open, opened.BreakDuration),
                OnHalfOpened = _ => Turn(CircuitState.HalfOpen, TimeSpan.Zero),
                OnClosed = _ => Turn(CircuitState.Closed, TimeSpan.Zero),
            })
            .Build();
    }

    /// <summary>What it guards.</summary>
    public string Name { get; }

    /// <summary>After how long a call counts as failed.</summary>
    public TimeSpan CallTimeout { get; }

    /// <summary>Where it stands. Open stays open after the break until a call comes to probe.</summary>
    public CircuitState State => _state.CircuitState;

    /// <summary>How long it goes on refusing every call; zero when the next one is let through or may probe.</summary>
    public TimeSpan Rest
    {
        get
        {
            var rest = State == CircuitState.Open ? Volatile.Read(ref _openUntilTicks) - _clock.GetUtcNow().UtcTicks : 0;
            return TimeSpan.FromTicks(Math.Max(rest, 0));
        }
    }

    /// <summary>When a refused caller may try again: at the end of the break, or soon while a probe is under way.</summary>
    public TimeSpan RetryAfter => Rest > Soon ? Rest : Soon;

    /// <summary>Is told of every change of state, one at a time.</summary>
    internal Action<Breaker, CircuitState>? Changed { get; set; }

    /// <summary><c>closed</c>, <c>open</c>, <c>half-open</c>.</summary>
    public static string NameOf(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.HalfOpen => "half-open",
        _ => "open",
    };

    /// <summary>Makes a call that succeeds or fails by itself, within <see cref="CallTimeout"/>.</summary>
    /// <exception cref="BrokenCircuitException">It is refused.</exception>
    internal async Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> call)
    {
        // An outcome instead of an exception passes through the pipeline without being thrown anew by each of its parts; an outcome of
        // an object, which is what the pipeline is made for, passes without being turned into one and back.
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(static (_, made) => OutcomeOfAsync(made), context, call);
            outcome.ThrowIfException();
            return (TResult)outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Makes a call.</summary>
    /// <exception cref="BrokenCircuitException">It is refused.</exception>
    internal TResult Execute<TResult>(Func<TResult> call) => (TResult)_pipeline.Execute(static made => (object?)made(), call)!;

    private static async ValueTask<Outcome<object?>> OutcomeOfAsync<TResult>(Func<Task<TResult>> call)
    {
        try
        {
            return Outcome.FromResult<object?>(await call());
        }
        catch (Exception error)
        {
            return Outcome.FromException<object?>(error);
        }
    }

    private ValueTask Turn(CircuitState state, TimeSpan breakDuration)
    {
        Volatile.Write(ref _openUntilTicks, (_clock.GetUtcNow() + breakDuration).UtcTicks);
        SentinelMetrics.BreakerTurned(Name, NameOf(state));
        Changed?.Invoke(this, state);
        return default;
    }
}
