using System.Globalization;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.InCode;

/// <summary>What was measured, added up.</summary>
/// <param name="Succeeded">Requests that succeeded.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="Elapsed">Time in which they were measured.</param>
/// <param name="Latency">Their times: from the planned start in the open model, from the call in the closed one.</param>
public sealed record PerformanceReport(long Succeeded, long Failed, TimeSpan Elapsed, LatencyFigures Latency)
{
    public long Requests => Succeeded + Failed;

    /// <summary>0 to 1; null when there are no requests.</summary>
    public double? SuccessRate => Requests == 0 ? null : (double)Succeeded / Requests;

    /// <summary>Requests that succeeded, a second; null when no time passed.</summary>
    public double? Throughput => Elapsed > TimeSpan.Zero ? Succeeded / Elapsed.TotalSeconds : null;

    /// <summary>CPU and memory of this process meanwhile, or of the process that was measured; null when they are not known.</summary>
    public ResourceUse? Resources { get; init; }

    /// <summary>The load run with its stages; null when the figures were recorded by hand.</summary>
    public LoadRunResult? Run { get; init; }

    /// <summary>Why this is no measurement, from which nothing may be concluded; null when it is one.</summary>
    public MeasurementFailure? Invalid => Run?.Invalid;

    /// <summary>Whether it is a measurement and every request succeeded.</summary>
    public bool AllSucceeded => Invalid is null && Run is not { Cancelled: true } && Failed == 0 && Succeeded > 0;

    /// <summary><c>6,390 requests in 10 s, 638/s, 100 % succeeded, 0 failed</c>, or why it is no measurement.</summary>
    public string Summary => Invalid is { } invalid ? $"invalid ({invalid.Code}): {invalid.Reason}" : Figures;

    private string Figures => string.Create(
        CultureInfo.InvariantCulture,
        $"{Requests:#,0} requests in {Elapsed.TotalSeconds:0.##} s, {Throughput ?? 0:#,0.##}/s, {100 * SuccessRate ?? 0:0.###} % succeeded, {Failed:#,0} failed");

    /// <summary>The summary and the times, in two lines.</summary>
    public override string ToString() => $"{Summary}{Environment.NewLine}{Latency}";
}
