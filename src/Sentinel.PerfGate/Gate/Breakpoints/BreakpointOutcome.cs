namespace Sentinel.PerfGate.Gate.Breakpoints;

/// <summary>What a step at one rate showed.</summary>
public enum BreakpointOutcome
{
    /// <summary>Every objective was met.</summary>
    Held,

    /// <summary>The target broke an objective, or stopped answering.</summary>
    TargetBroke,

    /// <summary>The generator could not send at this rate: it says nothing of the target.</summary>
    GeneratorSaturated,

    /// <summary>An objective was neither proven nor broken.</summary>
    Undecided,

    /// <summary>An objective could not be judged, or nothing was measured.</summary>
    NotMeasured,
}
