using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Statistics;

/// <summary>How many values lie from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountedRange(double Low, double High, long Count);
