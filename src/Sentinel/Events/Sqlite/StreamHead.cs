namespace Sentinel.Events.Sqlite;

/// <summary>Where a stream ends: its row, the number of its events and the chain's hash.</summary>
internal readonly record struct StreamHead(long Id, long Version, byte[] Hash);
