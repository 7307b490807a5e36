namespace Sentinel.Events.Checkpoints;

/// <summary>The checkpoints of a store, beside its events. Its positions are in the order of commits, so a window of them is final once read.</summary>
internal interface ICheckpointLog
{
    /// <summary>The last checkpoint; null before the first.</summary>
    /// <exception cref="FormatException">What is stored is no checkpoint.</exception>
    SignedCheckpoint? Last();

    /// <summary>Checkpoints behind a number, in order.</summary>
    /// <exception cref="FormatException">What is stored is no checkpoint.</exception>
    IReadOnlyList<SignedCheckpoint> Read(long afterNumber, int limit);

    /// <summary>What happened from a position on, over at most so many events; null when nothing did.</summary>
    CheckpointWindow? Measure(long fromPosition, int maxEvents);

    /// <summary>Makes a checkpoint durable.</summary>
    /// <exception cref="EventStoreUnavailableException">It was not made, or another of its number was.</exception>
    Task AppendAsync(SignedCheckpoint checkpoint);
}
