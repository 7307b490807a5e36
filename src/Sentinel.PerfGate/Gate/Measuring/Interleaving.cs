using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// Takes the launches of a pair slice by slice in turns, A B B A, both targets set up and warm in their live workers. What slows a
/// shared machine lasts from milliseconds to minutes: neighbouring slices meet the same of it, whole launches do not.
/// </summary>
internal static class Interleaving
{
    /// <summary>A side that never becomes clean says so itself (PERF306); this only bounds a worker that would not.</summary>
    private const int MostTurns = 2_000;

    public static async Task<PairOutcome> TakeAsync(WorkerSlot first, WorkerSlot second, MeasureRequest request, CancellationToken cancellation)
    {
        var one = await first.BeginAsync(request with { TakesTurns = true }, cancellation);
        if (one.Outcome is { Failure: not null } failed) return new PairOutcome(failed, null, false);
        // A target that takes no turns is over now: the other side's launch simply follows.
        if (one.Outcome is { } whole) return new PairOutcome(whole, await second.MeasureAsync(request, cancellation), false);

        var other = await second.BeginAsync(request with { TakesTurns = true }, cancellation);
        if (other.Outcome is not null) return await OneAfterTheOtherAsync(first, second, other.Outcome, request, cancellation);

        for (var turn = 0; turn < MostTurns && (one, other) is ({ Complete: not null }, { Complete: not null }); turn++)
        {
            if (one.Complete == true && other.Complete == true) break;
            if (turn % 2 == 0)
            {
                one = await first.ContinueAsync(rest: false, cancellation);
                other = await second.ContinueAsync(rest: false, cancellation);
            }
            else
            {
                other = await second.ContinueAsync(rest: false, cancellation);
                one = await first.ContinueAsync(rest: false, cancellation);
            }
        }

        var interleaved = one.Complete == true && other.Complete == true;
        var earlier = one.Outcome ?? await FinishAsync(first, cancellation);
        var later = other.Outcome ?? await FinishAsync(second, cancellation);
        return new PairOutcome(earlier, later, interleaved && earlier.Failure is null && later.Failure is null);
    }

    /// <summary>
    /// The second side ended before its first slice. If it threw, the two may not live side by side (a port, a file): it gets another
    /// chance once the first is over.
    /// </summary>
    private static async Task<PairOutcome> OneAfterTheOtherAsync(
        WorkerSlot first, WorkerSlot second, LaunchOutcome ended, MeasureRequest request, CancellationToken cancellation)
    {
        var earlier = await FinishAsync(first, cancellation);
        var again = ended.Failure is { Code: DiagnosticCode.TargetThrew };
        return new PairOutcome(earlier, again ? await second.MeasureAsync(request, cancellation) : ended, false);
    }

    private static async Task<LaunchOutcome> FinishAsync(WorkerSlot slot, CancellationToken cancellation) =>
        (await slot.ContinueAsync(rest: true, cancellation)).Outcome
        ?? LaunchOutcome.Failed(new MeasurementFailure(DiagnosticCode.WorkerProtocol, "The worker waited for another turn though it was to end."));
}
