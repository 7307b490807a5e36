using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// Measures planned targets in rounds: a screen that sorts them, then a confirmation of those that look slower, in new processes
/// and with a number of pairs set before the first of them is taken, then a repetition of those that broke a limit.
/// </summary>
internal sealed class Experiment
{
    private readonly MeasuringTime _time;
    private readonly Confirmation _confirmation;
    private readonly RoundOrder _order;
    private readonly Round _round;
    private readonly RoundProgress _progress;
    private int _rounds;

    public Experiment(
        IReadOnlyList<PlannedTarget> plan,
        IWorkerFactory workers,
        IGateProgress progress,
        MeasuringTime time,
        int seed,
        double confidence)
    {
        Targets = plan.Select((target, number) => new TargetProgress(target, number, confidence, LaunchCost.FirstHangLimit(time.Limit))).ToList();
        _time = time;
        _confirmation = new Confirmation(confidence, time);
        _order = new RoundOrder(seed);
        _progress = new RoundProgress(progress, time, () => TimeToGo.Of(Targets, ConfirmCost()));
        _round = new Round(workers, _order, time, _progress, seed);
    }

    public IReadOnlyList<TargetProgress> Targets { get; }

    /// <summary>Targets that were measured again, or should have been: only they can be proven slower.</summary>
    public IReadOnlySet<string> Suspects { get; private set; } = new HashSet<string>();

    /// <summary>By target, the look at which the screen left it.</summary>
    public IReadOnlyDictionary<string, ScreenLook> Looks => Targets
        .Where(target => target.LastLook is not null)
        .ToDictionary(target => target.Plan.Id, target => target.LastLook!);

    /// <summary>How long it takes from here, if everything is decided at its next look; never more than the limit.</summary>
    public TimeSpan Estimate => TimeToGo.Of(Targets, ConfirmCost()) is var toGo && toGo < _time.Left ? toGo : _time.Left;

    /// <summary>What was measured of both sides. A target that nothing was begun of failed for lack of time.</summary>
    public IEnumerable<TargetResult> Results() =>
        Targets.SelectMany(target => new[] { target.HeadResult(_time.CutOff ? NoTime() : null), target.BaseResult() }).OfType<TargetResult>();

    /// <exception cref="OperationCanceledException">What was measured until then is kept.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await ScreenAsync(cancellation);
        await ConfirmAsync(cancellation);
        await RepeatAsync(cancellation);
    }

    private async Task ScreenAsync(CancellationToken cancellation)
    {
        while (TimeShares.Next(Targets, _time) is { Count: > 0 } next)
        {
            _progress.Rounds = _rounds + TimeToGo.Rounds(next);
            var before = Launches();
            await RoundAsync(next, target => target.NeedsPair, confirm: false, ConfirmCost, cancellation);
            if (Launches() == before) break;
        }
        foreach (var target in Targets) target.LookForTheLastTime();
    }

    private async Task ConfirmAsync(CancellationToken cancellation)
    {
        var suspects = Targets.Where(target => target.Stage == TargetStage.Suspect).OrderByDescending(target => target.Excess).ToList();
        Suspects = suspects.Select(target => target.Plan.Id).ToHashSet();
        var pairs = _confirmation.Plan(suspects);
        _progress.Rounds = _rounds + pairs.Values.DefaultIfEmpty(0).Max();
        while (true)
        {
            var measurable = pairs.Where(planned => planned.Key.CanBePaired && planned.Key.ConfirmPairs < planned.Value).Select(planned => planned.Key).ToList();
            var before = Launches();
            if (measurable.Count > 0) await RoundAsync(measurable, _ => true, confirm: true, () => TimeSpan.Zero, cancellation);
            if (Launches() == before) return;
        }
    }

    private async Task RepeatAsync(CancellationToken cancellation)
    {
        foreach (var target in Targets) target.LookForBrokenLimits();
        while (Targets.Where(target => target.NeedsRepetition).ToList() is { Count: > 0 } broken)
        {
            _progress.Rounds = _rounds + broken.Max(target => target.Plan.HeadLaunches);
            var before = Launches();
            await RoundAsync(broken, _ => false, confirm: false, () => TimeSpan.Zero, cancellation);
            if (Launches() == before) return;
        }
    }

    private async Task RoundAsync(
        IReadOnlyList<TargetProgress> targets,
        Func<TargetProgress, bool> inPairs,
        bool confirm,
        Func<TimeSpan> keptBack,
        CancellationToken cancellation)
    {
        var number = _rounds++;
        foreach (var project in _order.Shuffle(targets.GroupBy(target => target.Plan.Head.Path)))
        {
            var pairs = project.Where(inPairs).ToList();
            var singles = project.Except(pairs).ToList();
            await _round.RunAsync(number, pairs, singles, confirm, keptBack, cancellation);
        }
    }

    private MeasurementFailure NoTime() => new(
        DiagnosticCode.CutByTimeLimit, $"the time limit of {_time.Limit.TotalSeconds:0.#} s left no time for its first launch");

    private int Launches() => Targets.Sum(target => target.Cost.Count);

    /// <summary>What confirming would cost now: the suspects, and those on their way to become one.</summary>
    private TimeSpan ConfirmCost() =>
        _confirmation.Cost(Targets.Where(target => target.Stage == TargetStage.Suspect || (target.NeedsPair && target.Excess > 0)).ToList());
}
