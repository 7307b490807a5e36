namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>How far the comparison of a target is.</summary>
internal enum TargetStage
{
    /// <summary>Pairs are taken until a look sorts it.</summary>
    Screening,

    /// <summary>Estimated above its limit: to be measured again in new processes.</summary>
    Suspect,

    /// <summary>No more pairs: decided, given up, or never compared.</summary>
    Settled,
}
