using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Load;

namespace Sentinel.Perf.Load;

/// <summary>The same as requests to a Sentinel that each run starts as a process of its own, on a free port of the loopback, and stops.</summary>
public class HttpProfiles
{
    private ServiceUnderLoad? _service;

    [GlobalSetup]
    public async Task Setup() => _service = await ServiceUnderLoad.StartAsync();

    [GlobalCleanup]
    public async Task Cleanup() => await _service!.DisposeAsync();

    /// <summary>An intent is submitted: validated, signed, verified and stored.</summary>
    [LoadScenario("intent-submission-http", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public ILoadTarget Submit() => new ServiceCall(_service!, "POST /api/v1/intents", async (service, cancellation) => await service.SubmitAsync(cancellation));

    /// <summary>An approval is verified.</summary>
    [LoadScenario("signature-verification-http", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public ILoadTarget Verify() => new ServiceCall(_service!, "POST /api/v1/verify", (service, cancellation) => service.VerifyAsync(service.Approval, cancellation));

    /// <summary>Ten events are read.</summary>
    [LoadScenario("event-store-http", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public ILoadTarget Read() => new ServiceCall(_service!, "GET /api/v1/events", (service, cancellation) => service.ReadAsync(cancellation));

    /// <summary>An intent is submitted, and the approval that it got is verified: two requests.</summary>
    [LoadScenario("full-pipeline-http", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public ILoadTarget SubmitAndVerify() => new ServiceCall(
        _service!,
        "POST /api/v1/intents and /api/v1/verify",
        async (service, cancellation) => await service.VerifyAsync(await service.SubmitAsync(cancellation), cancellation));
}
