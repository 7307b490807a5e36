using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Bases;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate;

/// <summary>What a run knows so far; makes a report of it wherever the run ends.</summary>
internal sealed class RunRecord(GateRunOptions options, MachineEnvironment machine)
{
    private const int CancelledExitCode = 130;

    private GateInputException? _refusal;
    private bool _cancelled;

    public GateRunOptions Options => options;

    public MachineEnvironment Machine { get; set; } = machine;

    // The order of a run has to be repeatable, not secret.
#pragma warning disable CA5394
    public int Seed { get; } = options.Seed ?? Random.Shared.Next(1_000_000);
#pragma warning restore CA5394

    public RunScope? Scope { get; set; }

    public BaseSide? Base { get; set; }

    public MeasuringTime? Time { get; set; }

    public Experiment? Experiment { get; set; }

    public IReadOnlyList<Verdict> Verdicts { get; set; } = [];

    public void Refuse(GateInputException error) => _refusal = error;

    public void Cancel() => _cancelled = true;

    public JudgeInput ToJudgeInput() => new(Scope!.Budgets, Results())
    {
        Confidence = options.Confidence,
        Strict = options.Strict,
        NoBase = Base!.Absence,
        BaseName = Base.Name,
        OtherEnvironment = Base.RefusedTimes,
        Suspects = Base.Stored is null ? Experiment!.Suspects : null,
        Looks = Experiment!.Looks,
    };

    public GateReport ToReport(TimeSpan elapsed) => new(Document(), Results())
    {
        Base = Base?.Name,
        Seed = Experiment is null ? null : Seed,
        Elapsed = elapsed,
        Cancelled = _cancelled,
        Errors = _refusal?.Errors ?? [],
        Command = options.Command,
    };

    private VerdictDocument Document()
    {
        if (_refusal is not null) return new(options.RunId, GateOutcome.Invalid, _refusal.ExitCode, []) { Notices = _refusal.Errors };
        if (_cancelled) return new(options.RunId, GateOutcome.Invalid, CancelledExitCode, []);
        IReadOnlyList<Verdict> verdicts = [.. UnmeasuredAssemblies.Verdicts(Scope!.Heads), .. Verdicts];
        var (outcome, exitCode) = verdicts.Count > 0 ? Outcome.Of(verdicts, options.Strict) : (GateOutcome.Invalid, 3);
        return new(options.RunId, outcome, exitCode, verdicts) { Notices = RunNotices.Of(this), Strict = options.Strict };
    }

    private ResultsDocument Results()
    {
        var unmeasured = Scope?.Failures.Select(failed => new TargetResult(failed.Key, KindOf(failed.Key), Side.Head, []) { Failure = failed.Value });
        var stored = Base?.Stored?.Where(result => Experiment?.Targets.Any(target => target.Plan.Id == result.Id) == true);
        return new ResultsDocument([.. Experiment?.Results() ?? [], .. unmeasured ?? [], .. stored ?? []])
        {
            RunId = options.RunId,
            Environment = Machine,
        };
    }

    private static TargetKind KindOf(string id) => id.StartsWith("load/", StringComparison.Ordinal) ? TargetKind.Load : TargetKind.Benchmark;
}
