namespace Sentinel.PerfGate.Measurement;

/// <summary>What the measured process used.</summary>
/// <param name="CpuFraction">CPU as a fraction of one core.</param>
/// <param name="PeakMemoryBytes">Highest resident set size.</param>
/// <param name="MemoryGrowthPerMinute">Growth after warm-up, a fraction per minute.</param>
public sealed record ResourceUse(double? CpuFraction, double? PeakMemoryBytes, double? MemoryGrowthPerMinute)
{
    /// <summary>Largest managed heap, in bytes; null when it is not known.</summary>
    public double? PeakHeapBytes { get; init; }

    /// <summary>Collections in the whole time; null when they are not known.</summary>
    public long? Gen0 { get; init; }

    public long? Gen1 { get; init; }

    public long? Gen2 { get; init; }

    /// <summary>Share of the time in which collections stopped the process; null when it is not known.</summary>
    public double? PauseFraction { get; init; }

    /// <summary>Most work items that waited for a thread of the pool; null when it is not known.</summary>
    public long? PeakThreadPoolQueue { get; init; }

    /// <summary>The load generator, when it is another process than the measured one; else null.</summary>
    public ResourceUse? Generator { get; init; }
}
