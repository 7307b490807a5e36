namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Where the screen puts a target.</summary>
public enum ScreeningDecision
{
    /// <summary>Neither: more pairs, while time lasts.</summary>
    Undecided,

    /// <summary>Proven below the limit: done.</summary>
    Passed,

    /// <summary>Estimated above the limit: to be measured again in new processes.</summary>
    Suspect,
}
