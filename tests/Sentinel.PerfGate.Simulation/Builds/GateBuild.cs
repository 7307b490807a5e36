using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Machines;

namespace Sentinel.PerfGate.Simulation.Builds;

/// <summary>One build by the gate itself: its experiment and its judge, only workers and clock are simulated.</summary>
internal static class GateBuild
{
    private const double Confidence = 0.99;

    public static BuildOutcome Run(Suite suite, int seed, int build)
    {
        var machine = MachineOf(suite, seed, build);
        var time = new MeasuringTime(machine.Clock, suite.TimeLimit);
        var experiment = new Experiment(suite.Plan(), machine, NoProgress.Instance, time, unchecked(seed + build), Confidence);
        // Nothing simulated ever waits.
        experiment.RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        var verdicts = Judge.Decide(new JudgeInput(suite.Budgets(), new ResultsDocument([.. experiment.Results()]))
        {
            Confidence = Confidence,
            Suspects = experiment.Suspects,
            Looks = experiment.Looks,
        });
        return OutcomeOf(suite, verdicts, time.Elapsed);
    }

    public static SimulatedMachine MachineOf(Suite suite, int seed, int build) =>
        new(suite.Noise(Draws.For(seed, suite.Name, build)), suite.Costs, suite.TrueRatio);

    public static BuildOutcome OutcomeOf(Suite suite, IReadOnlyList<Verdict> verdicts, TimeSpan spent)
    {
        if (verdicts.Any(verdict => verdict.Kind is VerdictKind.Invalid or VerdictKind.New))
            throw new InvalidOperationException(verdicts.First(verdict => verdict.Kind is VerdictKind.Invalid or VerdictKind.New).Message);
        var failed = verdicts.Where(verdict => verdict.Kind == VerdictKind.Fail).ToLookup(verdict => suite.IsSlower(Suite.NumberOf(verdict.Target)));
        return new BuildOutcome(failed[false].Count(), failed[true].Count(), verdicts.Count(verdict => verdict.Kind == VerdictKind.Pass), spent);
    }
}
