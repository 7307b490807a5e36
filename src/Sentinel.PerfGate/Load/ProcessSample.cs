using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load;

/// <summary>What one process used since the sample before.</summary>
/// <param name="CpuFraction">CPU as a fraction of one core; the generator's spinning before starts is left out.</param>
/// <param name="ResidentBytes">Resident set now.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProcessSample(double CpuFraction, long ResidentBytes);
