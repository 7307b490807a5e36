using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>How commands start workers.</summary>
internal static class WorkerFactories
{
    private const string LogFolder = "workers";

    /// <summary>Workers whose logs go below the folder of a run.</summary>
    public static IWorkerFactory For(string folder) => new WorkerFactory(new WorkerOptions { LogDirectory = Path.Combine(folder, LogFolder) });

    public static IWorkerFactory WithoutLogs() => new WorkerFactory();
}
