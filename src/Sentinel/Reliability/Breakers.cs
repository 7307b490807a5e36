using System.Security.Cryptography;
using Polly.CircuitBreaker;
using Sentinel.Events;
using Sentinel.Signing;

namespace Sentinel.Reliability;

/// <summary>The circuit breakers of a Sentinel.</summary>
public sealed class Breakers
{
    /// <summary>All closed.</summary>
    /// <exception cref="InvalidOperationException">An option is out of range.</exception>
    public Breakers(BreakerOptions store, BreakerOptions keyService, TimeProvider clock)
    {
        // A full queue is the store's own way to refuse, and a quick one: to stop calling on top of it would only prolong a peak.
        Store = new Breaker("store", store, error => error is EventStoreUnavailableException { IsOverloaded: false } or TimeoutException, clock);
        KeyService = new Breaker("key-service", keyService, error => error is SigningUnavailableException or CryptographicException, clock);
        All = [Store, KeyService];
    }

    /// <summary>Around appends to the event store; reads go on while it is open.</summary>
    public Breaker Store { get; }

    /// <summary>Around the signing of approvals.</summary>
    public Breaker KeyService { get; }

    /// <summary>Every breaker.</summary>
    public IReadOnlyList<Breaker> All { get; }

    /// <summary>Those that are not closed, such as <c>store=open, key-service=half-open</c>; null when all are closed.</summary>
    public string? Tripped
    {
        get
        {
            if (Store.State == CircuitState.Closed && KeyService.State == CircuitState.Closed)
            {
                return null;
            }

            var states = All.Select(breaker => (breaker.Name, breaker.State)).Where(breaker => breaker.State != CircuitState.Closed);
            return string.Join(", ", states.Select(breaker => $"{breaker.Name}={Breaker.NameOf(breaker.State)}"));
        }
    }
}
