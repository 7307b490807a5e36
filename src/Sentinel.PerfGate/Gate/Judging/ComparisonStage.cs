namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Which stage of a run the launches of a comparison come from.</summary>
internal enum ComparisonStage
{
    /// <summary>There was one stage only: every comparison may fail, Holm's family is all of them.</summary>
    Only,

    /// <summary>The screen of a run with a second stage: may pass, never fail.</summary>
    Screen,

    /// <summary>The confirming launches of a suspect: Holm's family is these.</summary>
    Confirm,
}
