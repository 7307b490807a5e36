using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>A time in which one worker of the closed model works for one stage.</summary>
/// <param name="Stage">Index of the stage.</param>
/// <param name="From">Seconds after the beginning of the run.</param>
/// <param name="To">Seconds after the beginning of the run.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WorkerShift(int Stage, double From, double To)
{
    /// <summary>The shifts of a worker, by its number from 0, in order. Worker n works while the planned number is above n.</summary>
    public static IEnumerable<WorkerShift> Of(LoadPlan plan, int worker)
    {
        var begin = 0.0;
        for (var i = 0; i < plan.Stages.Count; i++)
        {
            var stage = plan.Stages[i];
            var length = stage.Duration.TotalSeconds;
            var (from, to) = Within(stage, worker);
            if (to > from)
                yield return new(i, begin + from * length, begin + to * length);
            begin += length;
        }
    }

    private static (double From, double To) Within(LoadStage stage, int worker)
    {
        var (start, end) = (stage.StartWorkers, stage.EndWorkers);
        // Where the planned number crosses the worker's own, as a share of the stage.
        var crossing = start == end ? 0 : (double)(worker - start) / (end - start);
        return (start > worker, end > worker) switch
        {
            (true, true) => (0, 1),
            (false, true) => (crossing, 1),
            (true, false) => (0, crossing),
            _ => (0, 0),
        };
    }
}
