namespace Sentinel.PerfGate.Measurement;

/// <summary>How workers are started.</summary>
public sealed class WorkerOptions
{
    /// <summary>Where workers' logs are kept, one file a target and worker. Null: none is kept.</summary>
    public string? LogDirectory { get; init; }

    /// <summary>
    /// Folders of restored packages, for perf projects whose output folder does not hold their dependencies.
    /// NUGET_PACKAGES and the user's packages folder are searched too.
    /// </summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];

    /// <summary>How long a worker has to greet. Default 60 seconds, for a cold and busy machine.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a worker has to say what an assembly declares. Default 120 seconds.</summary>
    public TimeSpan DiscoveryLimit { get; init; } = TimeSpan.FromSeconds(120);
}
