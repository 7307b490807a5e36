using Sentinel.Validation;

namespace Sentinel.Events.Checkpoints;

/// <summary>What a checkpoint says about the events between two positions.</summary>
/// <param name="FromPosition">The first position asked for.</param>
/// <param name="ToPosition">The last event's position.</param>
/// <param name="Events">How many events lie between.</param>
/// <param name="Heads">The heads of the streams they belong to, sorted by name.</param>
/// <param name="Digest">As in <see cref="Checkpoint.Digest"/>.</param>
/// <param name="Order">As in <see cref="Checkpoint.Order"/>.</param>
/// <param name="FirstMissing">The first position between that no event has; null when none is missing.</param>
internal sealed record CheckpointWindow(
    long FromPosition,
    long ToPosition,
    long Events,
    IReadOnlyList<ChangedHead> Heads,
    string Digest,
    string Order,
    long? FirstMissing)
{
    /// <summary>The checkpoint that covers the window, not signed yet.</summary>
    public Checkpoint After(SignedCheckpoint? previous, DateTimeOffset time) => new(
        Number: (previous?.Document.Number ?? 0) + 1,
        Time: Rfc3339.Format(time),
        FromPosition: FromPosition,
        ToPosition: ToPosition,
        Streams: Heads.Count,
        Events: Events,
        Digest: Digest,
        Order: Order,
        Previous: previous?.Hash ?? SignedCheckpoint.Genesis,
        KeyId: "");
}
