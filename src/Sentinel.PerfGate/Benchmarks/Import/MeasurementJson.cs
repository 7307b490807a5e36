namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>One iteration of a launch.</summary>
internal sealed record MeasurementJson(string? IterationMode, string? IterationStage, int LaunchIndex, double Operations, double Nanoseconds)
{
    /// <summary>Whether it measured the benchmark itself, before anything was subtracted or left out.</summary>
    public bool IsWorkload => IterationMode == "Workload" && IterationStage == "Actual" && Operations > 0;
}
