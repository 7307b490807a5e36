using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Load;
using Sentinel.Pipeline;

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
    public async Task Submit()
    {
        var outcome = await _sentinel!.Services.Pipeline.SubmitAsync(Documents.Intent(Guid.CreateVersion7()));
        if (outcome.Decision != IntentDecision.Approved)
        {
            throw new InvalidOperationException($"the suite's intent was not approved: {outcome.Decision}");
        }
    }
}
