using System.Globalization;

namespace Sentinel.PerfGate.Load.InCode;

/// <summary>Stages of arrival rates, one after the other: the open model, where requests start at their time whatever became of the last.</summary>
/// <param name="name">Its name in messages.</param>
public sealed class LoadScenario(string name)
{
    private readonly List<LoadStage> _stages = [];

    public string Name { get; } = name;

    /// <summary>The stages so far.</summary>
    public IReadOnlyList<LoadStage> Stages => _stages;

    /// <summary>How the run is made. Default: a warm-up of 2 s, a timeout of 10 s.</summary>
    public LoadOptions Options { get; init; } = new();

    /// <summary>Raised about once a second while it runs, from a thread of its own.</summary>
    public event EventHandler<LoadProgressEventArgs>? Progressed;

    /// <summary>The named scenario that every installation has: smoke, load, stress, spike, soak, breakpoint.</summary>
    /// <param name="name">Its name, exactly.</param>
    /// <param name="options">How the run is made.</param>
    /// <exception cref="ArgumentException">There is none of that name; says which there are.</exception>
    public static LoadScenario Named(string name, LoadOptions? options = null)
    {
        var plan = ScenarioCatalogue.Find(name)
            ?? throw new ArgumentException(
                $"Invalid scenario '{name}'. Valid values are {string.Join(", ", ScenarioCatalogue.All.Select(one => one.Name))}.", nameof(name));
        var scenario = new LoadScenario(plan.Name) { Options = options ?? new() };
        scenario._stages.AddRange(plan.Stages);
        return scenario;
    }

    /// <summary>Adds a stage of one rate.</summary>
    /// <param name="duration">Its length.</param>
    /// <param name="rate">Starts a second.</param>
    /// <param name="stageName">Its name; default <c>stage-1</c> and so on.</param>
    public LoadScenario AddStage(TimeSpan duration, double rate, string? stageName = null) => Add(LoadStage.Constant(stageName ?? NextName(), duration, rate));

    /// <summary>Adds a stage whose rate changes linearly; it is shown and not added up.</summary>
    /// <param name="duration">Its length.</param>
    /// <param name="startRate">Starts a second at its beginning.</param>
    /// <param name="endRate">Starts a second at its end.</param>
    /// <param name="stageName">Its name; default <c>stage-1</c> and so on.</param>
    public LoadScenario AddRamp(TimeSpan duration, double startRate, double endRate, string? stageName = null) =>
        Add(LoadStage.Ramp(stageName ?? NextName(), duration, startRate, endRate));

    /// <summary>Runs it on a function; what that throws is a failed request.</summary>
    /// <param name="function">One call is one request.</param>
    /// <param name="timeScale">Factor on the length of each stage, above 0.</param>
    /// <param name="cancellation">Ends the run; what was measured is returned.</param>
    /// <exception cref="ArgumentException">It has no stage, or two of one name.</exception>
    public Task<PerformanceReport> ExecuteAsync(
        Func<CancellationToken, ValueTask> function, double timeScale = 1, CancellationToken cancellation = default) =>
        ExecuteAsync(new FunctionTarget(function), timeScale, cancellation);

    /// <summary>Runs it on a target, such as an <see cref="HttpTarget"/>.</summary>
    public async Task<PerformanceReport> ExecuteAsync(ILoadTarget target, double timeScale = 1, CancellationToken cancellation = default)
    {
        var plan = new LoadPlan(Name, [.. _stages]).Scale(timeScale);
        var progress = new RaisedProgress(report => Progressed?.Invoke(this, new(report)));
        return RunReport.Of(await LoadRun.ExecuteAsync(plan, target, Options, progress, cancellation));
    }

    private LoadScenario Add(LoadStage stage)
    {
        _stages.Add(stage);
        return this;
    }

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"stage-{_stages.Count + 1}");
}
