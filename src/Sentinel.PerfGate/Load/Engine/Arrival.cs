using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>One planned start.</summary>
/// <param name="Stage">Index of its stage.</param>
/// <param name="Time">Time after the beginning of the run.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Arrival(int Stage, double Time);
