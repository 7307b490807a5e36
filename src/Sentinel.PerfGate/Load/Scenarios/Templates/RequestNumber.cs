using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>What tells the requests of a run apart.</summary>
/// <param name="Value">From 1, in the order in which they were sent.</param>
/// <param name="Seed">Of the run's random numbers.</param>
/// <param name="Time">When it was sent.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestNumber(long Value, int Seed, DateTimeOffset Time);
