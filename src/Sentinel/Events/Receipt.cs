namespace Sentinel.Events;

/// <summary>
/// The store's word that an event is durable. Kept by the caller it proves later that the stream up to there was neither changed nor cut.
/// </summary>
/// <param name="Stream">The stream.</param>
/// <param name="Sequence">The last event's place in it, from 1.</param>
/// <param name="Hash">The chain's hash there, 64 lower-case hexadecimal digits.</param>
public sealed record Receipt(string Stream, long Sequence, string Hash);
