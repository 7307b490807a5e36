using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Simulation.Builds;

/// <summary>One build that takes the same number of pairs of every benchmark, whatever they say, and judges them with the same tests.</summary>
internal static class FixedBuild
{
    public const int Pairs = 32;

    private const double Confidence = 0.99;

    public static BuildOutcome Run(Suite suite, int seed, int build)
    {
        var machine = GateBuild.MachineOf(suite, seed, build);
        var time = new MeasuringTime(machine.Clock, TimeSpan.FromDays(1));
        var targets = suite.Plan()
            .Select((target, number) => new TargetProgress(target, number, Confidence, LaunchCost.FirstHangLimit(time.Limit)))
            .ToList();
        var order = new RoundOrder(unchecked(seed + build));
        var round = new Round(machine, order, time, new RoundProgress(NoProgress.Instance, time, () => time.Left), seed);
        // As confirming pairs: the screen would let go of targets before they have them all.
        for (var number = 0; number < Pairs; number++)
            round.RunAsync(number, targets, [], confirm: true, () => TimeSpan.Zero, CancellationToken.None).GetAwaiter().GetResult();

        var results = targets.SelectMany(target => new[] { target.HeadResult(), target.BaseResult()! }).ToList();
        var verdicts = Judge.Decide(new JudgeInput(suite.Budgets(), new ResultsDocument(results)) { Confidence = Confidence });
        return GateBuild.OutcomeOf(suite, verdicts, time.Elapsed);
    }
}
