using BenchmarkDotNet.Attributes;
using Sentinel.Perf.Pipeline;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.Pipeline;
using Sentinel.Replay;

namespace Sentinel.Perf.Replay;

/// <summary>Intents submitted while a session runs: each is recorded in one batch with its decision, durably.</summary>
[PerfTarget("replay")]
public class RequestRecording
{
    private TemporarySentinel? _sentinel;

    [GlobalSetup]
    public async Task Setup()
    {
        _sentinel = TemporarySentinel.Start();
        var session = await _sentinel.Services.Sessions.StartAsync("perf");
        await Record();
        if (await new RecordedRequests(_sentinel.Services.Store).OfSessionAsync(session.Id).CountAsync() != 1)
            throw new InvalidOperationException("the suite's session does not record");
    }

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    [Benchmark]
    [PerfTarget("record")]
    public Task<IntentOutcome> Record() => ApprovedIntent.SubmitAsync(_sentinel!.Services.Pipeline);

    /// <summary>Ten at once, as they come to a server: they wait for the same commit.</summary>
    [Benchmark]
    [PerfTarget("record-10")]
    public Task<IntentOutcome[]> RecordTen() => Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Record()));
}
