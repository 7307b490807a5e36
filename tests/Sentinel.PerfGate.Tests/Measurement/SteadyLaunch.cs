using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tests.Measurement;

/// <summary>A launch on a machine that is busy with other tests: "not steady" is tried again, as a run of the gate does.</summary>
internal static class SteadyLaunch
{
    private const int Tries = 6;

    public static async Task<LaunchOutcome> MeasureSteadyAsync(this IWorker worker, MeasureRequest request, CancellationToken cancellation)
    {
        var outcome = await worker.MeasureAsync(request, cancellation);
        for (var tried = 1; tried < Tries && outcome.Failure is { Code: DiagnosticCode.NotSteady }; tried++)
            outcome = await worker.MeasureAsync(request, cancellation);
        return outcome;
    }
}
