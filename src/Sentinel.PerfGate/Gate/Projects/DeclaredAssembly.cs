using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>A built perf assembly with what its worker says it declares, or why the worker could not say.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Targets">Its targets; empty after a failure.</param>
/// <param name="Notices">What its worker had to say of them.</param>
/// <param name="Failure">Why its worker did not start or answer.</param>
internal sealed record DeclaredAssembly(
    PerfAssembly Assembly,
    IReadOnlyList<TargetDeclaration> Targets,
    IReadOnlyList<Diagnostic> Notices,
    MeasurementFailure? Failure)
{
    /// <summary>Starts a worker for the one question what there is to measure.</summary>
    public static async Task<DeclaredAssembly> AskAsync(IWorkerFactory workers, PerfAssembly assembly, CancellationToken cancellation)
    {
        try
        {
            await using var worker = await workers.StartAsync(assembly, cancellation);
            var discovery = await worker.DiscoverAsync(cancellation);
            return new DeclaredAssembly(assembly, discovery.Targets, discovery.Diagnostics, Failure: null);
        }
        catch (WorkerException error)
        {
            return new DeclaredAssembly(assembly, [], [], error.Failure);
        }
    }

    public TargetDeclaration? Find(string targetId) => Targets.FirstOrDefault(target => target.Id == targetId);
}
