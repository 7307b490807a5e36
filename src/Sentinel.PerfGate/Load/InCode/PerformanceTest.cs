namespace Sentinel.PerfGate.Load.InCode;

/// <summary>
/// So many workers call a function again and again: the closed model. It says what the function can do, not what callers get who
/// come at a rate of their own (<see cref="LoadScenario"/>): while it stalls, nobody calls it.
/// </summary>
public sealed class PerformanceTest
{
    /// <summary>Time of the measurement, behind the ramp. Default 10 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Workers, 1 or more. Default 1.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Time from the first worker to the last, which is not measured. Default zero: all at once.</summary>
    public TimeSpan RampUp { get; init; }

    /// <summary>Pause of a worker after each of its calls. Default zero.</summary>
    public TimeSpan ThinkTime { get; init; }

    /// <summary>Calls of all workers together at which the test ends, 1 or more. Default null: as many as there are in the time.</summary>
    public long? Iterations { get; init; }

    /// <summary>Warm-up, timeout and the rest. Default: no warm-up, as the ramp is one.</summary>
    public LoadOptions Options { get; init; } = new() { WarmUp = TimeSpan.Zero };

    /// <summary>Raised about once a second while it runs, from a thread of its own.</summary>
    public event EventHandler<LoadProgressEventArgs>? Progressed;

    /// <summary>Runs it on a function; what that throws is a failed request.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; says which.</exception>
    public Task<PerformanceReport> RunAsync(Func<CancellationToken, ValueTask> function, CancellationToken cancellation = default) =>
        RunAsync(new FunctionTarget(function), cancellation);

    /// <summary>Runs it on a function that waits for nothing.</summary>
    public Task<PerformanceReport> RunAsync(Action function, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return RunAsync(_ => Completed(function), cancellation);
    }

    /// <summary>Runs it on a target, such as an <see cref="HttpTarget"/>.</summary>
    public async Task<PerformanceReport> RunAsync(ILoadTarget target, CancellationToken cancellation = default)
    {
        var plan = LoadPlan.Closed(Concurrency, Duration, RampUp) with { ThinkTime = ThinkTime, Iterations = Iterations };
        var progress = new RaisedProgress(report => Progressed?.Invoke(this, new(report)));
        return RunReport.Of(await LoadRun.ExecuteAsync(plan, target, Options, progress, cancellation));
    }

    private static ValueTask Completed(Action function)
    {
        function();
        return ValueTask.CompletedTask;
    }
}
