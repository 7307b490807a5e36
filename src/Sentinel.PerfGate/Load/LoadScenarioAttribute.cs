namespace Sentinel.PerfGate.Load;

/// <summary>
/// Makes a method the operation of load runs: one call is one request. The method returns a ValueTask or a Task and
/// takes nothing or a CancellationToken; it is called from many threads at once. BenchmarkDotNet's [GlobalSetup] and
/// [GlobalCleanup] of its class, and the class's Dispose, run before and after each run. A method that returns an
/// <see cref="ILoadTarget"/>, such as an <see cref="HttpTarget"/>, is called once for each run; the requests go to what it
/// returns, which is disposed of after the run.
/// </summary>
/// <param name="profile">What is called, as the last part of the target's id: <c>load/smoke/full-pipeline</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class LoadScenarioAttribute(string profile) : Attribute
{
    public string Profile { get; } = profile;

    /// <summary>
    /// Names of scenarios, each of which makes a target: smoke, load, stress, spike, soak, breakpoint.
    /// Default: smoke and load.
    /// </summary>
    public string[] Scenarios { get; init; } = ["smoke", "load"];

    /// <summary>Factor on the length of every stage, above 0; stages keep a minimum length. Default 1.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Seconds of warm-up, which do not count and are not scaled, 0 or more. Default 2.</summary>
    public double WarmUpSeconds { get; init; } = 2;

    /// <summary>How the starts are spread. Default: evenly.</summary>
    public ArrivalKind Arrivals { get; init; }

    /// <summary>Calls at a time; default 0: no limit.</summary>
    public int Workers { get; init; }

    /// <summary>Seconds that a call may take, above 0. Default 10.</summary>
    public double TimeoutSeconds { get; init; } = 10;

    /// <summary>Milliseconds that more than 1 % of the starts may not be late, above 0. Default 10.</summary>
    public double StartLagLimitMilliseconds { get; init; } = 10;
}
