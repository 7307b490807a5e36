using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Load;

namespace Sentinel.Perf.Pipeline;

/// <summary>Validate, plan, approve and sign, store, verify: each call is an intent of its own, stored durably.</summary>
[PerfTarget("pipeline")]
public class FullPipeline
{
    private TemporarySentinel? _sentinel;

    [GlobalSetup]
    public void Setup() => _sentinel = TemporarySentinel.Start();

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    [Benchmark]
    [PerfTarget("submit")]
    [LoadScenario("full-pipeline", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public Task Submit() => ApprovedIntent.SubmitAsync(_sentinel!.Services.Pipeline);
}
