namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>Launches by side, as the verdict document has them.</summary>
internal sealed record LaunchesJson(int Base, int Head);
