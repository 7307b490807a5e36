namespace Sentinel.PerfGate.Load;

/// <summary>How the starts of a stage are spread over its time.</summary>
public enum ArrivalKind
{
    /// <summary>Evenly: at 10/s one every 100 ms.</summary>
    Even,

    /// <summary>A Poisson process by seed: independent users, with the bursts that they make.</summary>
    Poisson,
}
