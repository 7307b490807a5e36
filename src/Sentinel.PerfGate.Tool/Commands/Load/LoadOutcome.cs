using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>A run that was made.</summary>
/// <param name="Job">What was asked for.</param>
/// <param name="Began">When its first stage began.</param>
/// <param name="Result">What was measured.</param>
internal sealed record LoadOutcome(LoadJob Job, DateTimeOffset Began, LoadRunResult Result)
{
    /// <summary>The run as results files hold it. One that was cancelled can be read, and not judged.</summary>
    public TargetResult ToTarget() => new(Job.Id, TargetKind.Load, Side.Head, [Result.ToLaunch()])
    {
        Failure = Result.Invalid ?? (Result.Cancelled ? new(DiagnosticCode.LoadAborted, "The run was cancelled before its end.") : null),
    };
}
