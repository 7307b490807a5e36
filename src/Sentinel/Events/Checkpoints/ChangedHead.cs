namespace Sentinel.Events.Checkpoints;

/// <summary>A stream's head at the end of a window.</summary>
/// <param name="Name">The stream's name, UTF-8.</param>
/// <param name="Version">The last event's sequence.</param>
/// <param name="Hash">The chain's hash there.</param>
internal readonly record struct ChangedHead(byte[] Name, long Version, byte[] Hash);
