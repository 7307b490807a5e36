namespace Sentinel.Events.Verification;

/// <summary>A stream as its own row states it.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">Its name, UTF-8.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="Head">The chain's hash at its end.</param>
/// <param name="Time">Its last event's time, in microseconds since 1970; null where the row does not state it.</param>
internal readonly record struct StreamRow(long Id, byte[] Name, long Version, byte[] Head, long? Time = null);
