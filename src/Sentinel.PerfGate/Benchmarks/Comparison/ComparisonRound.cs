using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>
/// One launch of each implementation, slice by slice in turns. They warm up one after the other, since the compiler's work for one must
/// not look like unrest of another; and count what they allocate one after the other, since the process has one count.
/// </summary>
/// <param name="take">Takes a launch of an implementation.</param>
/// <param name="random">Draws who goes first, in each turn anew: a neighbour with a rhythm would keep step with a fixed order.</param>
internal sealed class ComparisonRound(Func<Implementation, ITurns, Launch> take, Random random)
{
    /// <summary>The launches, each with its failure where there is one.</summary>
    /// <exception cref="OperationCanceledException">Every launch has ended by then.</exception>
    public async Task<IReadOnlyDictionary<Implementation, LaunchOutcome>> RunAsync(IReadOnlyList<Implementation> implementations, CancellationToken cancellation)
    {
        var launches = new Dictionary<Implementation, SteppedLaunch>();
        var outcomes = new Dictionary<Implementation, LaunchOutcome>();
        try
        {
            foreach (var implementation in Shuffled(implementations))
            {
                cancellation.ThrowIfCancellationRequested();
                launches[implementation] = new SteppedLaunch(turns => take(implementation, turns));
                await launches[implementation].UntilStoppedAsync();
            }

            await TakeTurnsAsync([.. launches.Values], cancellation);
        }
        finally
        {
            foreach (var (implementation, launch) in launches)
            {
                outcomes[implementation] = await EndAsync(launch);
                launch.Dispose();
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return outcomes;
    }

    private async Task TakeTurnsAsync(IReadOnlyList<SteppedLaunch> launches, CancellationToken cancellation)
    {
        // One that is over without a last stop failed; the others go on without it.
        while (launches.Any(launch => !launch.IsComplete && !launch.IsOver))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var launch in Shuffled(launches).Where(launch => !launch.IsOver))
                await launch.TakeSliceAsync();
        }
    }

    private static async Task<LaunchOutcome> EndAsync(SteppedLaunch launch)
    {
        try
        {
            return LaunchOutcome.Of(await launch.EndAsync() with { Interleaved = true });
        }
        catch (MeasurementException error)
        {
            return LaunchOutcome.Failed(error.Failure);
        }
    }

    private T[] Shuffled<T>(IReadOnlyList<T> items)
    {
        T[] shuffled = [.. items];
        // Drawn to be repeatable, not secret.
#pragma warning disable CA5394
        random.Shuffle(shuffled);
#pragma warning restore CA5394
        return shuffled;
    }
}
