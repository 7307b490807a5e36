using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// Takes the launches of a pair slice by slice in turns, both targets set up and warm in their live workers. What slows a shared
/// machine lasts from milliseconds to minutes: neighbouring slices meet the same of it, whole launches do not. Who goes first in
/// a turn is drawn: a neighbour with a rhythm of its own would keep step with any fixed order.
/// </summary>
internal static class Interleaving
{
    /// <summary>A side that never becomes clean says so itself (PERF306); this only bounds a worker that would not.</summary>
    private const int MostTurns = 2_000;

    /// <summary>Sets both sides up at once: most of it is waiting for the JIT of either.</summary>
    public static async Task<PairOutcome> TakeAsync(WorkerSlot first, WorkerSlot second, MeasureRequest request, CancellationToken cancellation)
    {
        var inTurns = request with { TakesTurns = true };
        var begun = await Task.WhenAll(first.BeginAsync(inTurns, cancellation), second.BeginAsync(inTurns, cancellation));
        var (one, other) = (begun[0], begun[1]);
        if (one.Outcome is not null || other.Outcome is not null)
            return await OneAfterTheOtherAsync(first, one, second, other, request, cancellation);

        (one, other) = await TakeTurnsAsync(first, one, second, other, request.Seed, cancellation);
        var interleaved = one.Complete == true && other.Complete == true;
        var earlier = one.Outcome ?? await FinishAsync(first, cancellation);
        var later = other.Outcome ?? await FinishAsync(second, cancellation);
        return new PairOutcome(earlier, later, interleaved && earlier.Failure is null && later.Failure is null);
    }

    /// <summary>Until both sides have all the slices they need, or one is over.</summary>
    private static async Task<(LaunchStep One, LaunchStep Other)> TakeTurnsAsync(
        WorkerSlot first, LaunchStep one, WorkerSlot second, LaunchStep other, int seed, CancellationToken cancellation)
    {
        var order = new Random(seed);
        for (var turn = 0; turn < MostTurns && one.Outcome is null && other.Outcome is null; turn++)
        {
            if (one.Complete == true && other.Complete == true) break;
            // Drawn to be repeatable, not secret.
#pragma warning disable CA5394
            var firstBegins = order.Next(2) == 0;
#pragma warning restore CA5394
            if (firstBegins) one = await first.ContinueAsync(rest: false, cancellation);
            other = await second.ContinueAsync(rest: false, cancellation);
            if (!firstBegins) one = await first.ContinueAsync(rest: false, cancellation);
        }

        return (one, other);
    }

    /// <summary>
    /// A side ended before its first slice. If it threw, the two may not live side by side (a port, a file): it gets another chance
    /// once the other is over.
    /// </summary>
    private static async Task<PairOutcome> OneAfterTheOtherAsync(
        WorkerSlot first, LaunchStep one, WorkerSlot second, LaunchStep other, MeasureRequest request, CancellationToken cancellation)
    {
        var earlier = one.Outcome ?? await FinishAsync(first, cancellation);
        var later = other.Outcome ?? await FinishAsync(second, cancellation);
        if (Threw(earlier)) earlier = await first.MeasureAsync(request, cancellation);
        if (Threw(later)) later = await second.MeasureAsync(request, cancellation);
        return new PairOutcome(earlier, later, false);
    }

    private static bool Threw(LaunchOutcome outcome) => outcome.Failure is { Code: DiagnosticCode.TargetThrew };

    private static async Task<LaunchOutcome> FinishAsync(WorkerSlot slot, CancellationToken cancellation) =>
        (await slot.ContinueAsync(rest: true, cancellation)).Outcome
        ?? LaunchOutcome.Failed(new MeasurementFailure(DiagnosticCode.WorkerProtocol, "The worker waited for another turn though it was to end."));
}
