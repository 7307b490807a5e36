using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate;

/// <summary>Told what a run does while it does it. Implementations must be quick and must not throw.</summary>
public interface IGateProgress
{
    /// <summary>A step that takes time begins: discovering, building the base.</summary>
    void Step(string text);

    /// <summary>The plan is made: how much is to be measured, and how long that takes about.</summary>
    void Planned(int targets, int objectives, string? baseDescription, TimeSpan estimate);

    /// <summary>A launch begins.</summary>
    void Launching(string target, Side side, int round, int rounds, TimeSpan elapsed, TimeSpan? left);

    /// <summary>A launch ended.</summary>
    void Launched(string target, Side side, LaunchOutcome outcome);
}
