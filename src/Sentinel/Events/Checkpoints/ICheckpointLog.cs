namespace Sentinel.Events.Checkpoints;

/// <summary>The checkpoints of a store, beside its events. A window of them is measured up to where the order of the store is final.</summary>
internal interface ICheckpointLog
{
    /// <summary>Checkpoints behind a number, in order.</summary>
    /// <exception cref="FormatException">What is stored is no checkpoint.</exception>
    /// <exception cref="EventStoreUnavailableException">The store cannot be read now.</exception>
    Task<IReadOnlyList<SignedCheckpoint>> ReadAsync(long afterNumber, int limit);

    /// <summary>
    /// Makes the next checkpoint durable, over what happened behind the last one. Of several processes one does at a time; the others
    /// leave it to that one.
    /// </summary>
    /// <param name="maxEvents">How many events it covers at most.</param>
    /// <param name="next">Makes it from the one before, null before the first, and the window behind that one.</param>
    /// <returns>How many events it covers; 0 when nothing happened, or when another process makes one now.</returns>
    /// <exception cref="FormatException">What is stored is no checkpoint.</exception>
    /// <exception cref="EventStoreUnavailableException">It was not made, or another of its number was.</exception>
    Task<long> CoverAsync(int maxEvents, Func<SignedCheckpoint?, CheckpointWindow, SignedCheckpoint> next);
}
