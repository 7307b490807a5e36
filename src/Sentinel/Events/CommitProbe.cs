namespace Sentinel.Events;

/// <summary>Asks a store for its health by a commit, not by its memory of the last one.</summary>
internal static class CommitProbe
{
    /// <param name="commit">Makes a commit of nothing.</param>
    /// <param name="health">The store's health after it.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public static async Task<StoreHealth> RunAsync(Func<Task> commit, Func<StoreHealth> health, CancellationToken cancellation)
    {
        try
        {
            await commit().WaitAsync(cancellation);
            return health();
        }
        catch (EventStoreUnavailableException error)
        {
            return new StoreHealth(false, health().Reason ?? error.Message);
        }
    }
}
