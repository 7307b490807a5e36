using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load;

/// <summary>What a load run sends, and when: stages one after the other, without a gap.</summary>
public sealed record LoadPlan
{
    /// <summary>The name of the stage that a warm-up adds in front.</summary>
    public const string WarmUpStage = "warmup";

    /// <summary>A rate that gets the paths compiled and the connections opened without being a load of its own.</summary>
    private const double HighestWarmUpRate = 200;

    /// <summary>A plan of stages of one model with distinct names.</summary>
    /// <param name="name">The scenario's name, for messages.</param>
    /// <param name="stages">At least one stage, names distinct, all open or all closed.</param>
    /// <exception cref="ArgumentException">No stage, two of one name, or stages of both models.</exception>
    public LoadPlan(string name, IReadOnlyList<LoadStage> stages)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(stages);
        if (stages.Count == 0)
        {
            throw new ArgumentException("A load plan needs at least one stage.", nameof(stages));
        }

        var twice = stages.GroupBy(stage => stage.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null)
        {
            throw new ArgumentException($"Two stages are named '{twice.Key}'; names of stages are distinct.", nameof(stages));
        }

        if (stages.Any(stage => stage.Model != stages[0].Model))
        {
            throw new ArgumentException("Some stages have a rate and others workers; the stages of a plan are all open or all closed.", nameof(stages));
        }

        Name = name;
        Stages = stages;
    }

    public string Name { get; }

    public IReadOnlyList<LoadStage> Stages { get; private init; }

    /// <summary>What decides when its requests are started.</summary>
    public LoadModel Model => Stages[0].Model;

    /// <summary>How starts are spread in the open model. Default: evenly.</summary>
    public ArrivalKind Arrivals { get; init; }

    /// <summary>Pause of a worker of the closed model after each of its requests, zero or more. Default zero.</summary>
    public TimeSpan ThinkTime { get; init; }

    /// <summary>
    /// Requests of all workers of the closed model together after the warm-up, 1 or more, at which the run ends; the stages
    /// are then the longest it may take. Default null: as many as there are in the time.
    /// </summary>
    public long? Iterations { get; init; }

    /// <summary>The factor that its stages were shortened or lengthened by; 1: they have the length they were written with.</summary>
    public double TimeScale { get; private init; } = 1;

    /// <summary>Planned length of all stages.</summary>
    public TimeSpan Duration => Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);

    /// <summary>The highest planned rate, starts a second.</summary>
    public double PeakRate => Stages.Max(stage => Math.Max(stage.StartRate, stage.EndRate));

    /// <summary>The most workers at a time of the closed model.</summary>
    public int PeakWorkers => Stages.Max(stage => stage.PeakWorkers);

    /// <summary>One constant rate, in a stage named <c>steady</c>.</summary>
    public static LoadPlan Constant(double rate, TimeSpan duration) =>
        new("constant", [LoadStage.Constant("steady", duration, rate)]);

    /// <summary>
    /// The closed model with a number of workers, in a stage named <c>steady</c>; with a time to ramp up, in front of it a
    /// stage <c>ramp-up</c> that does not count.
    /// </summary>
    /// <param name="workers">Requests at a time, 1 or more.</param>
    /// <param name="duration">Length of the steady stage.</param>
    /// <param name="rampUp">Time from the first worker to the last; default zero: all at once.</param>
    /// <exception cref="ArgumentException">No worker, or no length.</exception>
    public static LoadPlan Closed(int workers, TimeSpan duration, TimeSpan rampUp = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var steady = LoadStage.Closed("steady", duration, workers);
        return new("closed", rampUp == TimeSpan.Zero ? [steady] : [LoadStage.ClosedRamp("ramp-up", rampUp, 0, workers), steady]);
    }

    /// <summary>The plan with every stage at a fraction of its length, though not below the stage's minimum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above zero.</exception>
    public LoadPlan Scale(double factor) => this with
    {
        Stages = [.. Stages.Select(stage => stage.Scale(factor))],
        TimeScale = TimeScale * factor,
    };

    /// <summary>
    /// The plan with a warm-up in front, which does not count: at its peak rate but at most 200/s, or with all its workers.
    /// </summary>
    public LoadPlan WithWarmUp(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero || PeakRate <= 0 && PeakWorkers == 0)
        {
            return this;
        }

        var warmUp = Model == LoadModel.Closed
            ? LoadStage.Closed(WarmUpStage, duration, PeakWorkers)
            : LoadStage.Constant(WarmUpStage, duration, Math.Min(PeakRate, HighestWarmUpRate));
        return new(Name, [warmUp with { Counts = false }, .. Stages]) { Arrivals = Arrivals, ThinkTime = ThinkTime, Iterations = Iterations, TimeScale = TimeScale };
    }

    /// <summary>What is wrong with this plan, as a sentence; null when nothing is.</summary>
    internal string? Problem() =>
        ThinkTime < TimeSpan.Zero ? $"ThinkTime is {ThinkTime}; it must be zero or more."
        : Iterations < 1 ? $"Iterations is {Iterations}; it must be 1 or more."
        : Model == LoadModel.Open && ThinkTime > TimeSpan.Zero ? "ThinkTime belongs to the closed model; a plan of rates has none."
        : Model == LoadModel.Open && Iterations is not null ? "Iterations belong to the closed model; a plan of rates has as many as it plans."
        : Model == LoadModel.Closed && Arrivals != ArrivalKind.Even ? "Arrivals belong to the open model; workers start a request when their last has ended."
        : null;
}
