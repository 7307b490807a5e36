using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>How long one launch of a target takes: first by kind, then as observed. Decides what still fits and what hangs.</summary>
internal sealed class LaunchCost(PlannedTarget target, TimeSpan firstHangLimit)
{
    /// <summary>Starting a worker, until it says how long it takes.</summary>
    public static readonly TimeSpan WorkerStart = TimeSpan.FromSeconds(0.3);

    /// <summary>
    /// Both sides' workers of a confirming pair: each starts, and its first target waits for the JIT longer than those that follow
    /// in a worker of the screen. Without it too little time would be kept back for confirming.
    /// </summary>
    public static readonly TimeSpan ConfirmingWorkers = 2 * (WorkerStart + TimeSpan.FromSeconds(0.7));

    private static readonly TimeSpan BenchmarkGuess = TimeSpan.FromSeconds(0.6);

    private static readonly TimeSpan OperationsGuess = TimeSpan.FromSeconds(0.6);

    private static readonly TimeSpan LoadGuess = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan UnplannedLoadHangLimit = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan LeastHangLimit = TimeSpan.FromSeconds(15);

    private TimeSpan _total;
    private TimeSpan _longest;

    /// <summary>Launches tried.</summary>
    public int Count { get; private set; }

    /// <summary>How long a launch of an unknown benchmark may take in a run of this length: half of it, 10 s to 1 min.</summary>
    public static TimeSpan FirstHangLimit(TimeSpan timeLimit) =>
        TimeSpan.FromSeconds(Math.Clamp(timeLimit.TotalSeconds / 2, 10, 60));

    /// <summary>All the time spent on the target so far.</summary>
    public TimeSpan Spent => _total;

    public TimeSpan Expected => Count > 0 ? _total / Count : Guess;

    /// <summary>A launch that takes longer than this hangs: its worker is stopped.</summary>
    public TimeSpan HangLimit
    {
        get
        {
            if (Count > 0) return Longer(LeastHangLimit, _longest * 5);
            if (target.Declaration.Length is { } length) return firstHangLimit + (length * 1.5);
            return target.Declaration.Kind == TargetKind.Load ? UnplannedLoadHangLimit : firstHangLimit;
        }
    }

    private TimeSpan Guess =>
        target.Declaration.Length
        ?? (target.Declaration.Kind == TargetKind.Load ? LoadGuess : BenchmarkGuess + (target.TimeOperations ? OperationsGuess : TimeSpan.Zero));

    public void Add(TimeSpan launch)
    {
        _total += launch;
        _longest = Longer(_longest, launch);
        Count++;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
