using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Builds;

namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>Measures a perf assembly against itself in the rounds of a gate's run, and keeps every pair.</summary>
internal sealed class Collection(CollectOptions options)
{
    private static readonly Objective Nothing = new(
        new Metric("regression", MetricKind.Regression, Dimension.Fraction), ComparisonOperator.Less, 0, "< 0%", new SourceLocation("", 1, 1));

    private static readonly WorkerFactory Workers = new();

    // By target, how many pairs the rounds before had.
    private readonly Dictionary<string, int> _kept = [];

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var targets = await TargetsAsync(cancellation);
        using var load = options.Busy ? new BusyLoops() : null;
        var time = new MeasuringTime(TimeProvider.System, options.Length);
        var order = new RoundOrder(options.Seed);
        var round = new Round(Workers, order, time, new RoundProgress(NoProgress.Instance, time, () => time.Left), options.Seed);
        for (var number = 0; !time.CutOff && Wanting(targets) is { Count: > 0 } wanting; number++)
        {
            var begun = time.Now;
            await round.RunAsync(number, wanting, [], confirm: true, () => TimeSpan.Zero, cancellation);
            Keep(wanting, number, time.Since(begun).TotalSeconds);
        }

        foreach (var target in targets.Where(target => !target.CanBePaired))
            Console.WriteLine($"{target.Plan.Id}: {(target.Head.Failure ?? target.Base.Failure)!.Reason}");
        return 0;
    }

    private async Task<List<TargetProgress>> TargetsAsync(CancellationToken cancellation)
    {
        var head = new PerfAssembly(Path.GetFullPath(options.Assembly), Side.Head);
        var @base = new PerfAssembly(Path.GetFullPath(options.BaseAssembly), Side.Base);
        var declared = await DeclaredAssembly.AskAsync(Workers, head, cancellation);
        if (declared.Failure is { } failure) throw new InvalidOperationException(failure.Reason);
        var filter = new TargetPattern(options.Filter);
        return
        [
            .. declared.Targets
                .Where(target => target.Kind != TargetKind.Load && filter.IsMatch(target.Id))
                .Select(target => new PlannedTarget(target, head) { Base = @base, BaseDeclaration = target, Comparisons = [Nothing] })
                .Select((target, number) => new TargetProgress(target, number, confidence: 0.99, LaunchCost.FirstHangLimit(options.Length))),
        ];
    }

    private List<TargetProgress> Wanting(List<TargetProgress> targets) =>
        [.. targets.Where(target => target.CanBePaired && target.ConfirmPairs < options.Pairs)];

    /// <summary>Appends the round's pairs at once: a run that is stopped loses one round. Pairs that took no turns are left out.</summary>
    private void Keep(List<TargetProgress> targets, int round, double seconds)
    {
        var taken = targets.Where(target => target.ConfirmPairs > _kept.GetValueOrDefault(target.Plan.Id)).ToList();
        var pairs = taken.Where(target => target.Head.Launches[^1].Interleaved).Select(Pair).ToList();
        PairFile.Append(options.Data, pairs);
        foreach (var target in targets) _kept[target.Plan.Id] = target.ConfirmPairs;
        Console.WriteLine($"round {round + 1}: {pairs.Count} pairs, {seconds:0.0} s");
    }

    private static MeasuredPair Pair(TargetProgress target) =>
        new(target.Plan.Id, target.Base.Launches[^1].Samples, target.Head.Launches[^1].Samples);
}
