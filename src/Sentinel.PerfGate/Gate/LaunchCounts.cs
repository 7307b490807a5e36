namespace Sentinel.PerfGate.Gate;

/// <summary>Launches behind a verdict, by side.</summary>
public sealed record LaunchCounts(int Base, int Head);
