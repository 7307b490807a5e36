namespace Sentinel.PerfGate.Load.InCode;

/// <summary>Runs the named scenarios on profiles: functions by name.</summary>
public sealed class LoadTestExecutor
{
    private readonly Dictionary<string, Func<CancellationToken, ValueTask>> _profiles = new(StringComparer.Ordinal);

    /// <summary>Factor on the length of each stage, above 0; stages keep a minimum length. Default 1: all six take ten minutes.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>How the runs are made.</summary>
    public LoadOptions Options { get; init; } = new();

    /// <summary>Raised about once a second while one runs, from a thread of its own.</summary>
    public event EventHandler<LoadProgressEventArgs>? Progressed;

    /// <summary>Adds a profile.</summary>
    /// <param name="name">Such as <c>fullPipeline</c>.</param>
    /// <param name="function">One call is one request.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public LoadTestExecutor AddProfile(string name, Func<CancellationToken, ValueTask> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!_profiles.TryAdd(name, function))
            throw new ArgumentException($"There are two profiles '{name}'.", nameof(name));
        return this;
    }

    /// <summary>Runs one scenario.</summary>
    /// <exception cref="ArgumentException">There is no such scenario or profile; says which there are.</exception>
    public Task<PerformanceReport> RunScenarioAsync(string scenario, string profile, CancellationToken cancellation = default)
    {
        var planned = Planned(scenario);
        return planned.ExecuteAsync(Profile(profile), TimeScale, cancellation);
    }

    /// <summary>Runs all scenarios one after the other, by name; those behind a cancelled one are not run.</summary>
    /// <exception cref="ArgumentException">There is no such profile; says which there are.</exception>
    public async Task<IReadOnlyDictionary<string, PerformanceReport>> RunAllScenariosAsync(string profile, CancellationToken cancellation = default)
    {
        var function = Profile(profile);
        var reports = new OrderedDictionary<string, PerformanceReport>(StringComparer.Ordinal);
        foreach (var plan in ScenarioCatalogue.All)
        {
            if (cancellation.IsCancellationRequested)
                break;
            reports.Add(plan.Name, await Planned(plan.Name).ExecuteAsync(function, TimeScale, cancellation));
        }

        return reports;
    }

    private LoadScenario Planned(string name)
    {
        var scenario = LoadScenario.Named(name, Options);
        scenario.Progressed += (_, progress) => Progressed?.Invoke(this, progress);
        return scenario;
    }

    private Func<CancellationToken, ValueTask> Profile(string name) =>
        _profiles.TryGetValue(name, out var function)
            ? function
            : throw new ArgumentException(
                $"Invalid profile '{name}'. Valid values are {string.Join(", ", _profiles.Keys.Order(StringComparer.Ordinal))}.", nameof(name));
}
