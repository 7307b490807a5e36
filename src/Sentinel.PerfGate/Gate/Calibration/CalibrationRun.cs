using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Calibration;

/// <summary>Measures identical code against itself, in the rounds of a gate's run: what differs is the machine.</summary>
public static class CalibrationRun
{
    private static readonly Objective Nothing = new(
        new Metric("regression", MetricKind.Regression, Dimension.Fraction), ComparisonOperator.Less, 0, "< 0%", new SourceLocation("", 1, 1));

    /// <summary>Measures for the time given, keeps the noise floors for later runs, and returns them.</summary>
    /// <exception cref="InvalidCalibrationException">A project is missing, does not build, or declares no target.</exception>
    /// <exception cref="OperationCanceledException">Nothing is kept.</exception>
    public static async Task<CalibrationReport> ExecuteAsync(
        CalibrationOptions options,
        IWorkerFactory workers,
        IGateProgress progress,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var targets = Targets(await HeadsAsync(options, workers, progress, cancellation), options);
        var time = new MeasuringTime(clock, options.Duration);
        var seed = options.Seed ?? Environment.TickCount;
        var order = new RoundOrder(seed);
        var telling = new RoundProgress(progress, time, () => time.Left);
        progress.Planned(targets.Count, 0, "itself", options.Duration);

        var round = new Round(workers, order, time, telling, seed);
        for (var number = 0; !time.CutOff && targets.Exists(target => target.CanBePaired); number++)
        {
            foreach (var project in order.Shuffle(targets.Where(target => target.CanBePaired).GroupBy(target => target.Plan.Head.Path)))
                await round.RunAsync(number, [.. project], [], confirm: true, () => TimeSpan.Zero, cancellation);
        }

        var report = Report(targets, options.Confidence);
        await CalibrationStore.SaveAsync(report, options.CacheDirectory, cancellation);
        return report;
    }

    private static async Task<IReadOnlyList<HeadProject>> HeadsAsync(
        CalibrationOptions options,
        IWorkerFactory workers,
        IGateProgress progress,
        CancellationToken cancellation)
    {
        try
        {
            return await HeadProjects.PrepareAsync(options.Projects, [], workers, progress, cancellation);
        }
        catch (GateInputException error)
        {
            throw new InvalidCalibrationException(error.ExitCode, error.Errors);
        }
    }

    private static List<TargetProgress> Targets(IReadOnlyList<HeadProject> heads, CalibrationOptions options)
    {
        if (heads.Select(head => head.Declared.Failure).FirstOrDefault(failure => failure is not null) is { } failure)
            throw new InvalidCalibrationException(3, [new(failure.Code, DiagnosticSeverity.Error, null, failure.Reason)]);

        var filter = options.Filter is { } text ? new TargetPattern(text) : null;
        var plan = heads.SelectMany(head => head.Declared.Targets
            .Where(target => filter?.IsMatch(target.Id) ?? target.Kind != TargetKind.Load)
            .Select(target => new PlannedTarget(target, head.Declared.Assembly)
            {
                Base = head.Declared.Assembly with { Side = Side.Base },
                BaseDeclaration = target,
                Comparisons = [Nothing],
            }));
        var targets = plan
            .Select((target, number) => new TargetProgress(target, number, options.Confidence, LaunchCost.FirstHangLimit(options.Duration)))
            .ToList();
        return targets.Count > 0 ? targets : throw new InvalidCalibrationException(
            2, [new(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, "There is no target to calibrate with.")]);
    }

    private static CalibrationReport Report(List<TargetProgress> targets, double confidence) => new(
        EnvironmentReader.Read(),
        [.. targets.Select(target => Floor(target, confidence)).OfType<NoiseFloor>().OrderBy(floor => floor.Target, StringComparer.Ordinal)],
        targets
            .Where(target => !target.CanBePaired)
            .ToDictionary(target => target.Plan.Id, target => (target.Head.Failure ?? target.Base.Failure)!));

    private static NoiseFloor? Floor(TargetProgress target, double confidence)
    {
        if (!target.CanBePaired || target.ConfirmPairs < 2) return null;
        var pairs = LaunchPairs.Of(target.Base.Launches, target.Head.Launches);
        var comparison = ComparedFigures.Of(Nothing, pairs).Compare(limit: 0, confidence);
        return comparison.NoRatio is null
            ? new NoiseFloor(
                target.Plan.Id, target.ConfirmPairs, comparison.Spread, (2 * (target.Cost.Expected + LaunchCost.WorkerStart)).TotalSeconds, confidence)
            : null;
    }
}
