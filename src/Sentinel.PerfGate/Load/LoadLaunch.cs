using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load;

/// <summary>A load run as a launch of the gate, wherever its scenario was declared.</summary>
internal static class LoadLaunch
{
    /// <param name="id">The target's id.</param>
    /// <param name="length">How long the run takes.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="advice">How to shorten it, as an order.</param>
    /// <exception cref="MeasurementException">It takes longer than it may: nothing of it is begun.</exception>
    public static void ThrowIfTooLong(string id, TimeSpan length, TimeSpan limit, string advice)
    {
        if (length > limit)
        {
            throw new MeasurementException(new MeasurementFailure(
                DiagnosticCode.TimeLimit,
                $"{id} takes {length.TotalSeconds:0.#} s, and its time limit is {limit.TotalSeconds:0.#} s; {advice} or raise the time limit."));
        }
    }

    /// <exception cref="MeasurementException">The run is no measurement.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled: nothing may be concluded from it.</exception>
    public static Launch Of(LoadRunResult result, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return result.Invalid is { } failure ? throw new MeasurementException(failure) : result.ToLaunch();
    }
}
