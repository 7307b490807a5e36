using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Breakpoints;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>A search that was made.</summary>
/// <param name="Job">What was asked for.</param>
/// <param name="Report">What it found.</param>
internal sealed record BreakpointSearched(LoadJob Job, BreakpointReport Report)
{
    /// <summary>0: a rate held. 1: the target broke at the lowest. 3: nothing can be said, as when the generator was too slow for it.</summary>
    public int ExitCode => Report.Cancelled ? ExitCodes.Cancelled
        : Report.Held is not null ? ExitCodes.NothingBroken
        : Report.Broke is { Outcome: BreakpointOutcome.TargetBroke } ? ExitCodes.Broken
        : ExitCodes.NotJudged;

    /// <summary>Every rate that was tried, as a stage; not to be judged as one run.</summary>
    public TargetResult ToTarget() => new(
        Job.Id, TargetKind.Load, Side.Head, [new Launch { Stages = [.. Report.Steps.Select(step => step.Result).OfType<LoadStageResult>()] }])
    {
        Failure = new(DiagnosticCode.LoadAborted, $"This was a search, whose rates above the highest that held were to break: {Report.Summary}"),
    };
}
