namespace Sentinel.PerfGate.Measurement;

/// <summary>Why a target could not be measured.</summary>
/// <param name="Code">A PERF3nn code.</param>
/// <param name="Reason">One sentence: what happened, in which launch.</param>
/// <param name="Log">The worker's log, if one was kept.</param>
public sealed record MeasurementFailure(string Code, string Reason, string? Log = null);
