namespace Sentinel.PerfGate.Measurement;

/// <summary>Starts workers.</summary>
public interface IWorkerFactory
{
    /// <summary>Starts a process and waits for its greeting.</summary>
    /// <exception cref="WorkerException">It did not start, is no perf project, or speaks another protocol version.</exception>
    Task<IWorker> StartAsync(PerfAssembly assembly, CancellationToken cancellation);
}
