using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>Tells nothing: a test speaks when it ends.</summary>
internal sealed class NoProgress : IGateProgress
{
    public void Step(string text)
    {
    }

    public void Planned(int targets, int objectives, string? baseDescription, TimeSpan estimate)
    {
    }

    public void Launching(string target, Side side, int round, int rounds, TimeSpan elapsed, TimeSpan? left)
    {
    }

    public void Launched(string target, Side side, LaunchOutcome outcome)
    {
    }
}
