using Sentinel.Events;

namespace Sentinel.Pipeline;

/// <summary>Appends that do not wait for a store without end.</summary>
internal static class TimelyAppends
{
    /// <summary>Appends, all or none.</summary>
    /// <returns>The receipt of the first append.</returns>
    /// <exception cref="EventStoreUnavailableException">It could not be made durable within <paramref name="timeout"/>.</exception>
    public static async Task<Receipt> AppendInTimeAsync(
        this IEventStore store, IReadOnlyList<StreamAppend> appends, TimeSpan timeout, TimeProvider clock, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            // The waiting stops here, with its time: once is enough.
            return (await store.AppendBatchAsync(appends, CancellationToken.None).WaitAsync(timeout, clock, cancellation))[0];
        }
        catch (TimeoutException error)
        {
            throw new EventStoreUnavailableException($"The event store did not answer within {timeout.TotalSeconds:0.###} s.", error);
        }
    }
}
