namespace Sentinel.PerfGate.Gate;

/// <summary>The outcome of a run: failures outrank invalid, invalid outranks inconclusive.</summary>
public enum GateOutcome
{
    Pass,
    Fail,
    Invalid,
    Inconclusive,
}
