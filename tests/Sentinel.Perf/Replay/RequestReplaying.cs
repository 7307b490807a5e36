using BenchmarkDotNet.Attributes;
using Sentinel.Perf.Pipeline;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.Replay;

namespace Sentinel.Perf.Replay;

/// <summary>Recorded requests answered again: the answers, their signatures too, have to be those in the store, byte by byte.</summary>
[PerfTarget("replay")]
public class RequestReplaying
{
    private const int Requests = 10;

    private TemporarySentinel? _sentinel;
    private Replayer? _replayer;
    private RecordedRequests? _recorded;
    private RecordedRequest? _request;
    private Guid _session;

    [GlobalSetup]
    public async Task Setup()
    {
        _sentinel = TemporarySentinel.Start();
        var services = _sentinel.Services;
        _session = (await services.Sessions.StartAsync("perf")).Id;
        for (var i = 0; i < Requests; i++)
            await ApprovedIntent.SubmitAsync(services.Pipeline);
        await services.Sessions.EndAsync();

        _replayer = new Replayer(services.Validator, services.Store, id => id == _sentinel.Key.KeyId ? _sentinel.Key : null, services.Trust);
        _recorded = new RecordedRequests(services.Store);
        _request = await _recorded.OfSessionAsync(_session).FirstAsync();
    }

    [GlobalCleanup]
    public async Task Cleanup() => await _sentinel!.DisposeAsync();

    [Benchmark]
    [PerfTarget("replay")]
    public async Task<ReplayResult> Replay() => await _replayer!.ReplayAsync(_request!) is { IsSame: true, SignatureVerifiedOnly: false } result
        ? result
        : throw new InvalidOperationException("the suite's request has another answer now");

    /// <summary>A whole session of ten requests, read from the store and replayed.</summary>
    [Benchmark]
    [PerfTarget("replay-10")]
    public async Task<ReplayReport> ReplayTen() =>
        await ReplayReport.OfAsync(_replayer!.ReplayAllAsync(_recorded!.OfSessionAsync(_session))) is { Same: Requests, Differing: [], SignatureVerifiedOnly: 0 } report
            ? report
            : throw new InvalidOperationException("the suite's session has other answers now");
}
