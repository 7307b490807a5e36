using BenchmarkDotNet.Attributes;
using Sentinel.Events;
using Sentinel.PerfGate.Load;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Perf.Load;

/// <summary>What Sentinel does for a request, called in this process. The whole of it is <see cref="Pipeline.FullPipeline"/>.</summary>
public class InProcessProfiles
{
    private readonly byte[] _intent = Documents.Intent(Guid.CreateVersion7());
    private TemporarySentinel? _sentinel;

    [GlobalSetup]
    public void Setup() => _sentinel = TemporarySentinel.Start();

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    /// <summary>An intent is read and validated.</summary>
    [LoadScenario("intent-submission", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public ValueTask Validate() =>
        _sentinel!.Services.Validator.Validate(DocumentType.Intent, _intent).IsValid
            ? ValueTask.CompletedTask
            : throw new InvalidOperationException("the suite's intent is not valid");

    /// <summary>An approval is signed and verified.</summary>
    [LoadScenario("signature-verification", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public ValueTask SignAndVerify() =>
        _sentinel!.Services.Verifier.Verify(_sentinel.Services.Signer.Sign(Documents.Terms).Utf8.Span, ApprovalBinding.None).Verified
            ? ValueTask.CompletedTask
            : throw new InvalidOperationException("the suite's approval does not verify");

    /// <summary>An event is stored durably, and the last ten are read.</summary>
    [LoadScenario("event-store", Scenarios = ["smoke", "load", "stress", "spike", "soak", "breakpoint"], TimeScale = 0.1)]
    public async ValueTask AppendAndRead(CancellationToken cancellation)
    {
        var store = _sentinel!.Services.Store;
        await store.AppendAsync(new StreamAppend("perf", ExpectedVersion: null, [new NewEvent("perf.measured", Documents.EventData)]), cancellation);
        _ = await store.ReadRecentAsync(10, cancellation);
    }
}
