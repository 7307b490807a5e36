using System.Text.Json.Nodes;

namespace Sentinel.Replay;

/// <summary>Where a replayed answer is another than the original.</summary>
/// <param name="Event">The event's type; <c>answer</c> where nothing was stored.</param>
/// <param name="Stream">Its stream; null where nothing was stored.</param>
/// <param name="Sequence">Its place in the stream; null where nothing was stored.</param>
/// <param name="Patch">A JSON patch (RFC 6902) that makes the replayed of the original; empty when they differ in bytes alone.</param>
/// <param name="Detail">In words.</param>
public sealed record ReplayDifference(string Event, string? Stream, long? Sequence, JsonArray Patch, string Detail);
