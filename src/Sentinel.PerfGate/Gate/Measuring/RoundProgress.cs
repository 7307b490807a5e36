using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>Tells the run's listener where the experiment is.</summary>
internal sealed class RoundProgress(IGateProgress progress, MeasuringTime time, Func<TimeSpan> left)
{
    /// <summary>How many rounds are expected now.</summary>
    public int Rounds { get; set; }

    public void Launching(TargetProgress target, Side side, int round)
    {
        var expected = left();
        progress.Launching(target.Plan.Id, side, round + 1, Math.Max(Rounds, round + 1), time.Elapsed, expected < time.Left ? expected : time.Left);
    }

    public void Launched(TargetProgress target, Side side, LaunchOutcome outcome) => progress.Launched(target.Plan.Id, side, outcome);
}
