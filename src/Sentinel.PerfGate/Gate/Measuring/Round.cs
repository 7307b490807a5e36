using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// One round over the targets of one perf project: new workers of both sides, alive at once and taking turns target by target,
/// then the launches that only head needs.
/// </summary>
internal sealed class Round(
    IWorkerFactory workers,
    RoundOrder order,
    MeasuringTime time,
    RoundProgress progress,
    int seed)
{
    /// <param name="number">The round, counted from 0.</param>
    /// <param name="pairs">Targets that need a pair.</param>
    /// <param name="singles">Targets that need a launch of head alone.</param>
    /// <param name="confirm">Whether these are confirming launches.</param>
    /// <param name="keptBack">Time that must be left after each launch.</param>
    /// <param name="cancellation">Stops the workers; whole pairs are kept.</param>
    public async Task RunAsync(
        int number,
        IReadOnlyList<TargetProgress> pairs,
        IReadOnlyList<TargetProgress> singles,
        bool confirm,
        Func<TimeSpan> keptBack,
        CancellationToken cancellation)
    {
        var any = pairs.Concat(singles).First().Plan;
        await using var head = Slot(any.Head, number);
        await using var @base = any.Base is { } assembly && pairs.Count > 0 ? Slot(assembly, number) : null;
        if (@base is not null)
        {
            var baseFirst = order.FirstToStart(number) == Side.Base;
            await (baseFirst ? @base : head).StartAsync(cancellation);
            await (baseFirst ? head : @base).StartAsync(cancellation);
        }

        foreach (var target in order.Shuffle(pairs))
            if (time.Allows(target.Cost.Expected * 2, keptBack())) await PairAsync(target, @base!, head, number, confirm, cancellation);
        foreach (var target in order.Shuffle(singles))
            if (time.Allows(target.Cost.Expected, keptBack())) await SingleAsync(target, head, number, cancellation);
    }

    /// <summary>Both sides of a round have the same placement, each round another one.</summary>
    private WorkerSlot Slot(PerfAssembly assembly, int number) => new(workers, assembly with { Placement = unchecked(seed + number) });

    private async Task PairAsync(
        TargetProgress target,
        WorkerSlot @base,
        WorkerSlot head,
        int number,
        bool confirm,
        CancellationToken cancellation)
    {
        var pair = target.ScreenPairs + target.ConfirmPairs;
        var request = Request(target, pair);
        var first = order.FirstToMeasure(pair, target.Number);
        var second = first == Side.Base ? Side.Head : Side.Base;
        var (firstSlot, secondSlot) = first == Side.Base ? (@base, head) : (head, @base);
        progress.Launching(target, first, number);
        var begun = time.Now;
        var outcome = target.Plan.Declaration.Kind == TargetKind.Load
            ? await WholeAsync(firstSlot, secondSlot, request, cancellation)
            : await Interleaving.TakeAsync(firstSlot, secondSlot, request, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var spent = time.Since(begun) / 2;
        Record(target, first, outcome.First, spent);
        Record(target, second, outcome.Second, spent);
        if (outcome is not { First.Launch: { } earlier, Second.Launch: { } later }) return;
        var (ofBase, ofHead) = first == Side.Base ? (earlier, later) : (later, earlier);
        target.AddPair(ofBase with { Interleaved = outcome.Interleaved }, ofHead with { Interleaved = outcome.Interleaved }, confirm);
    }

    /// <summary>A load run needs the machine for itself.</summary>
    private static async Task<PairOutcome> WholeAsync(
        WorkerSlot first, WorkerSlot second, MeasureRequest request, CancellationToken cancellation) =>
        new(await first.MeasureAsync(request, cancellation), await second.MeasureAsync(request, cancellation), false);

    private async Task SingleAsync(TargetProgress target, WorkerSlot head, int number, CancellationToken cancellation)
    {
        progress.Launching(target, Side.Head, number);
        var begun = time.Now;
        var outcome = await head.MeasureAsync(Request(target, target.Head.Launches.Count), cancellation);
        cancellation.ThrowIfCancellationRequested();
        Record(target, Side.Head, outcome, time.Since(begun));
        if (outcome.Launch is { } launch) target.AddSingle(launch);
    }

    private void Record(TargetProgress target, Side side, LaunchOutcome outcome, TimeSpan spent)
    {
        target.Cost.Add(spent);
        if (outcome.Failure is { } failure) (side == Side.Base ? target.Base : target.Head).Add(failure);
        progress.Launched(target, side, outcome);
    }

    /// <summary>Both sides of a pair get the same request: the same passes, the same arrivals.</summary>
    private MeasureRequest Request(TargetProgress target, int launch) => new(target.Plan.Id, target.Cost.HangLimit)
    {
        TimeOperations = target.TimesOperations,
        LeastOperations = target.Plan.LeastOperations,
        Seed = unchecked(seed + launch),
        Processor = launch + target.Number,
    };
}
