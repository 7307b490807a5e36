using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>One target while it is measured: what it has, and what it still needs.</summary>
internal sealed class TargetProgress
{
    private readonly double _confidence;
    private int _repetitions;
    private bool _hasEnough;

    /// <param name="plan">What is to be measured.</param>
    /// <param name="number">Its place in the plan; decides which side begins.</param>
    /// <param name="confidence">The run's confidence, for objectives that have none.</param>
    /// <param name="firstHangLimit">How long its first launch may take.</param>
    public TargetProgress(PlannedTarget plan, int number, double confidence, TimeSpan firstHangLimit)
    {
        Plan = plan;
        Number = number;
        _confidence = confidence;
        Cost = new LaunchCost(plan, firstHangLimit);
        Head = new SideRecord(failure: null);
        Base = new SideRecord(plan.BaseFailure);
        Looks = ScreenPlan.For(plan.Comparisons.Select(objective => objective.Confidence ?? confidence).DefaultIfEmpty(confidence).Max());
        Stage = plan.IsPaired && plan.BaseFailure is null ? TargetStage.Screening : TargetStage.Settled;
    }

    public PlannedTarget Plan { get; }

    public int Number { get; }

    public LaunchCost Cost { get; }

    public SideRecord Head { get; }

    public SideRecord Base { get; }

    public ScreenPlan Looks { get; }

    public TargetStage Stage { get; private set; }

    /// <summary>Pairs of the screen.</summary>
    public int ScreenPairs { get; private set; }

    /// <summary>Pairs of the confirming stage.</summary>
    public int ConfirmPairs { get; private set; }

    /// <summary>How far above its limit the last look saw it, relative; negative below it and before there is an estimate.</summary>
    public double Excess { get; private set; } = double.NegativeInfinity;

    /// <summary>What the pairs of the screen said last; null before anything was asked of them.</summary>
    public TargetScreening? LastScreening { get; private set; }

    /// <summary>Comparisons that statistics decide: so many tests a confirmation of it makes.</summary>
    public int Tests => LastScreening?.Comparisons.Count ?? 1;

    /// <summary>The look at which the screen left it; null before the first.</summary>
    public ScreenLook? LastLook { get; private set; }

    /// <summary>A comparison takes pairs only: launches of head alone would leave it unpaired.</summary>
    public bool NeedsPair => Plan.IsPaired && CanBePaired && (Stage == TargetStage.Screening || (Stage == TargetStage.Settled && LacksHeadLaunches));

    public bool CanBePaired => Head.Failure is null && Base.Failure is null;

    public bool NeedsHeadLaunch => !(Plan.IsPaired && CanBePaired) && Head.Failure is null && LacksHeadLaunches;

    /// <summary>Whether launches of head alone are still to be taken again, because those before broke a limit.</summary>
    public bool NeedsRepetition => Head.Failure is null && Head.Launches.Count(launch => launch.Repeated) < _repetitions;

    /// <summary>Whether the next launch is to time single operations as well.</summary>
    public bool TimesOperations => Plan.TimeOperations && (LacksHeadLaunches || NeedsRepetition);

    public void AddPair(Launch baseLaunch, Launch headLaunch, bool confirm)
    {
        var pair = ScreenPairs + ConfirmPairs;
        Base.Add(baseLaunch with { Pair = pair, Confirm = confirm });
        Head.Add(headLaunch with { Pair = pair, Confirm = confirm });
        if (confirm)
        {
            ConfirmPairs++;
            return;
        }
        ScreenPairs++;
        if (Stage != TargetStage.Screening) return;
        if (Looks.LookAt(ScreenPairs) is { } look) Look(look, last: ScreenPairs >= Looks.MostPairs);
        else if (ScreenPairs > ScreenPlan.Glance) Screen(Looks.Next(ScreenPairs));
    }

    /// <summary>Keeps a launch of head alone.</summary>
    public void AddSingle(Launch launch)
    {
        // A file numbers all launches of a target or none: a number that base has not is a pair with nobody.
        var next = NeedsRepetition ? Head.Launches.Max(taken => taken.Pair) + 1 : null;
        Head.Add(launch with { Repeated = NeedsRepetition, Pair = next });
        _hasEnough |= !Plan.IsPaired && Head.Launches.Count == Plan.EarlyLaunches && EarlyLook.AllHold(Plan, HeadResult(), _confidence);
    }

    /// <summary>Sorts a target for which no time is left for more pairs.</summary>
    public void LookForTheLastTime()
    {
        if (Stage != TargetStage.Screening) return;
        if (ScreenPairs == 0 || !CanBePaired) Stage = TargetStage.Settled;
        else Look(Looks.Next(ScreenPairs), last: true);
    }

    /// <summary>Asks for as many launches again as there were, if these break a limit that has to be broken twice.</summary>
    public void LookForBrokenLimits()
    {
        if (Head.Launches.Count == 0 || Head.Failure is not null) return;
        var head = HeadResult();
        var broken = Plan.Limits.Any(limit => Repetition.IsAskedFor(new Case(Plan.Id, head.Kind, limit, limit.Confidence ?? _confidence), head));
        _repetitions = broken ? Plan.HeadLaunches : 0;
    }

    /// <summary>Head's result.</summary>
    /// <param name="cutOff">Its failure when nothing was begun though it should have been; null: none.</param>
    public TargetResult HeadResult(MeasurementFailure? cutOff = null)
    {
        var result = Head.ToResult(Plan.Id, Plan.Declaration.Kind, Side.Head, Plan.Declaration.CodeHash, IsWholePairs);
        return Cost.Count == 0 && (NeedsLaunches || LacksHeadLaunches) ? result with { Failure = result.Failure ?? cutOff } : result;
    }

    /// <summary>The base's result; null when base was not to be measured.</summary>
    public TargetResult? BaseResult() => Plan.IsPaired
        ? Base.ToResult(Plan.Id, Plan.Declaration.Kind, Side.Base, Plan.BaseDeclaration?.CodeHash, IsWholePairs)
        : null;

    private bool NeedsLaunches => Plan.IsPaired && CanBePaired;

    private bool LacksHeadLaunches => !_hasEnough && Head.Launches.Count < Plan.HeadLaunches;

    private bool IsWholePairs => CanBePaired && Head.Launches.All(launch => launch.Pair is not null);

    private void Look(ScreenLook look, bool last)
    {
        LastLook = look;
        var screening = Screen(look);
        // Without a ratio (an operation folded to 0 ns) more pairs would change nothing: the judge says so.
        var hopeless = screening.Comparisons.Any(result => result.Comparison.NoRatio is not null);
        Stage = screening.Decision switch
        {
            ScreeningDecision.Suspect => TargetStage.Suspect,
            ScreeningDecision.Passed => TargetStage.Settled,
            _ => last || hopeless ? TargetStage.Settled : TargetStage.Screening,
        };
    }

    private TargetScreening Screen(ScreenLook look)
    {
        var screening = Screening.Look(Plan.Comparisons, BaseResult()!, HeadResult(), _confidence, look);
        LastScreening = screening;
        Excess = screening.Comparisons
            .Where(result => result.Comparison.NoRatio is null)
            .Select(result => ((1 + result.Comparison.Estimate) / (1 + result.Comparison.Limit)) - 1)
            .DefaultIfEmpty(double.NegativeInfinity)
            .Max();
        return screening;
    }
}
