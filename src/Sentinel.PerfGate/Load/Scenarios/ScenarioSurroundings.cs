namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>What scenario files are read with from outside.</summary>
public sealed record ScenarioSurroundings
{
    /// <summary>An environment variable, or null. Default: those of this process.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Takes the place of <c>target.url</c>: an absolute http or https address. Default null.</summary>
    public Uri? TargetUrl { get; init; }
}
