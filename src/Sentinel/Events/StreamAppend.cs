namespace Sentinel.Events;

/// <summary>Events to be appended to one stream, all or none.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="ExpectedVersion">How many events it must hold now, 0 for a new stream; null: any number.</param>
/// <param name="Events">At least one event, in order.</param>
public sealed record StreamAppend(string Stream, long? ExpectedVersion, IReadOnlyList<NewEvent> Events);
