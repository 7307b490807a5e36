using BenchmarkDotNet.Running;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>One benchmark case as a target.</summary>
internal sealed class BenchmarkTarget(string id, BenchmarkCase benchmark) : IMeasurableTarget
{
    public TargetDeclaration Declaration { get; } = new(
        id,
        TargetKind.Benchmark,
        $"{benchmark.Descriptor.Type}.{benchmark.Descriptor.WorkloadMethod.Name}",
        CodeHash.Of(benchmark.Descriptor));

    public Task<Launch> MeasureAsync(MeasureRequest request, ITurns turns, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(InProcessLaunch.Take(benchmark, request, turns));
    }
}
