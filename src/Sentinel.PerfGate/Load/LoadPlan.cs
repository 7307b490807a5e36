namespace Sentinel.PerfGate.Load;

/// <summary>What a load run sends, and when: stages one after the other, without a gap.</summary>
public sealed record LoadPlan
{
    /// <summary>The name of the stage that a warm-up adds in front.</summary>
    public const string WarmUpStage = "warmup";

    /// <summary>A rate that gets the paths compiled and the connections opened without being a load of its own.</summary>
    private const double HighestWarmUpRate = 200;

    /// <summary>A plan of stages with distinct names.</summary>
    /// <param name="name">The scenario's name, for messages.</param>
    /// <param name="stages">At least one stage, names distinct.</param>
    /// <exception cref="ArgumentException">No stage, or two of one name.</exception>
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

        Name = name;
        Stages = stages;
    }

    public string Name { get; }

    public IReadOnlyList<LoadStage> Stages { get; private init; }

    /// <summary>How starts are spread. Default: evenly.</summary>
    public ArrivalKind Arrivals { get; init; }

    /// <summary>Planned length of all stages.</summary>
    public TimeSpan Duration => Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);

    /// <summary>The highest planned rate, starts a second.</summary>
    public double PeakRate => Stages.Max(stage => Math.Max(stage.StartRate, stage.EndRate));

    /// <summary>One constant rate, in a stage named <c>steady</c>.</summary>
    public static LoadPlan Constant(double rate, TimeSpan duration) =>
        new("constant", [LoadStage.Constant("steady", duration, rate)]);

    /// <summary>The plan with every stage at a fraction of its length, though not below the stage's minimum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above zero.</exception>
    public LoadPlan Scale(double factor) => this with { Stages = [.. Stages.Select(stage => stage.Scale(factor))] };

    /// <summary>The plan with a warm-up in front, which does not count, at its peak rate but at most 200/s.</summary>
    public LoadPlan WithWarmUp(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero || PeakRate <= 0)
        {
            return this;
        }

        var warmUp = LoadStage.Constant(WarmUpStage, duration, Math.Min(PeakRate, HighestWarmUpRate)) with { Counts = false };
        return new(Name, [warmUp, .. Stages]) { Arrivals = Arrivals };
    }
}
