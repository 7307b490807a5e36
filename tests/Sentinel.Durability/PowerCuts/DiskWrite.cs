namespace Sentinel.Durability.PowerCuts;

/// <summary>A change of a file.</summary>
/// <param name="Offset">Where it begins; where the file ends, for a truncation.</param>
/// <param name="Data">The bytes; null for a truncation.</param>
/// <param name="End">The line of the trace on which it had returned.</param>
internal sealed record DiskWrite(long Offset, byte[]? Data, int End)
{
    /// <summary>Whether it is surely on the disk.</summary>
    public bool IsSynced { get; set; }

    /// <summary>
    /// Whether a sync of it has failed. Linux then takes its pages for clean: no later sync covers them (Rebello et al., "Can applications
    /// recover from fsync failures?", 2020).
    /// </summary>
    public bool IsDoubtful { get; set; }
}
