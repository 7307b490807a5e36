namespace Sentinel.Events.Sqlite.Verification;

/// <summary>A stream as its own row states it.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">Its name, UTF-8.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="Head">The chain's hash at its end.</param>
internal readonly record struct StreamRow(long Id, byte[] Name, long Version, byte[] Head);
