using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tests.Gate;

/// <summary>Remembers what a run told its listener.</summary>
internal sealed class RecordedProgress : IGateProgress
{
    public List<string> Steps { get; } = [];

    public (int Targets, int Objectives, string? Base, TimeSpan Estimate)? Plan { get; private set; }

    public List<(string Target, Side Side, int Round, int Rounds, TimeSpan? Left)> Launches { get; } = [];

    public int Launched { get; private set; }

    public void Step(string text) => Steps.Add(text);

    public void Planned(int targets, int objectives, string? baseDescription, TimeSpan estimate) =>
        Plan = (targets, objectives, baseDescription, estimate);

    public void Launching(string target, Side side, int round, int rounds, TimeSpan elapsed, TimeSpan? left) =>
        Launches.Add((target, side, round, rounds, left));

    void IGateProgress.Launched(string target, Side side, LaunchOutcome outcome) => Launched++;
}
