namespace Sentinel.Durability.PowerCuts;

/// <summary>A change of a file that may or may not be on the disk.</summary>
/// <param name="Offset">Where it begins; where the file ends, for a truncation.</param>
/// <param name="Data">The bytes; null for a truncation.</param>
/// <param name="End">The line of the trace on which it had returned.</param>
internal sealed record UnsyncedWrite(long Offset, byte[]? Data, int End);
