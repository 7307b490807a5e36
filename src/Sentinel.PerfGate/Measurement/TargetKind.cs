namespace Sentinel.PerfGate.Measurement;

/// <summary>What kind of thing a target is.</summary>
public enum TargetKind
{
    Benchmark,
    Load,
    PerfFact,
}
