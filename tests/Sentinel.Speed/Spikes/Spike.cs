using System.Runtime;
using Sentinel.Serving;
using Sentinel.Serving.Loads;
using Sentinel.Speed.Http;
using Sentinel.Speed.Measuring;

namespace Sentinel.Speed.Spikes;

/// <summary>
/// Ten times of what the service takes for a while, between quiet times at half of it. What is admitted is done, the rest is refused at once,
/// and soon after it all is as before.
/// </summary>
internal sealed class Spike(TextWriter output, int rounds)
{
    private const double QuietShare = 0.5;
    private const double SpikeShare = 10;
    private const int Waiting = 8;
    private const long SenderBytes = 1L << 30;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(200);

    /// <summary>Prints a row a round and kind of capacity.</summary>
    public async Task RunAsync()
    {
        await output.WriteLineAsync("Latencies in ms from when a request was due; what is refused is refused with Retry-After. Beside each: a server that does nothing, as often.");
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            "| capacity | offered | done | 429 | 503 | else | refusal p50 / p99 / max | since sent | done p99 before / during / after | p99 back after |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|");
        for (var round = 0; round < rounds; round++)
        {
            await RunAsync(Capacity.OfRate(200));
            await RunAsync(Capacity.OfPlaces(Waiting, await MeasureAsync()));
        }
    }

    /// <summary>Intents a second that one place makes, asked by as many as wait for it.</summary>
    private static async Task<double> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        var place = Capacity.OfPlaces(Waiting, perSecond: 0);
        using var service = await StartAsync(folder, place);
        using var disk = await SlowDiskAsync(service, place);
        using var client = new HttpClient { BaseAddress = service.Address };
        await Throughput.OfAsync(Waiting, _ => PostAsync(client), Length);
        return await Throughput.OfAsync(Waiting, _ => PostAsync(client), Length);
    }

    private static async Task PostAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(IntentDocument.Of(IntentDocument.NewId()));
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync("/api/v1/intents", content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>
    /// What this machine and the sender make of as many requests at a server that refuses none and does nothing: below that no refusal is.
    /// </summary>
    private async Task BareAsync(double perSecond)
    {
        using var folder = new TemporaryFolder();
        using var bare = await ServerProcess.StartAsync(ProgramProcess.Command("Sentinel.Speed.dll", BareServer.Verb), folder.Path, CancellationToken.None);
        using var load = new OpenLoad(bare.Address);
        await load.RunAsync(perSecond / SpikeShare * QuietShare, Quiet);
        var answers = await SpikeAsync(load, perSecond);
        await output.WriteLineAsync(
            $"| bare Kestrel, all answered | {answers.Count:N0} | {answers.Count(answer => answer.IsDone):N0} | | | {answers.Count(answer => !answer.IsDone)} "
            + $"| {Quantiles(answers.Select(answer => answer.Latency))} | {Quantiles(answers.Select(answer => answer.SinceSent))} | | |");
    }

    private async Task RunAsync(Capacity capacity)
    {
        using var folder = new TemporaryFolder();
        using var service = await StartAsync(folder, capacity);
        using var disk = await SlowDiskAsync(service, capacity);
        using var load = new OpenLoad(service.Address);
        await load.RunAsync(capacity.PerSecond * QuietShare, Quiet);
        var before = await load.RunAsync(capacity.PerSecond * QuietShare, Quiet);
        var later = Task.Delay(Length).ContinueWith(_ => load.RunAsync(capacity.PerSecond * QuietShare, Quiet), TaskScheduler.Default).Unwrap();
        var during = await SpikeAsync(load, capacity.PerSecond * SpikeShare);
        var after = await later;

        var refused = during.Where(answer => answer.IsRefused).ToList();
        var done = during.Count(answer => answer.IsDone);
        var back = Back(before, after);
        await output.WriteLineAsync(
            $"| {capacity.What}, {capacity.PerSecond:N0}/s | {during.Count:N0} | {done:N0} "
            + $"| {during.Count(answer => answer is { IsRefused: true, Status: 429 }):N0} | {during.Count(answer => answer is { IsRefused: true, Status: 503 }):N0} "
            + $"| {during.Count - done - refused.Count} "
            + $"| {Quantiles(refused.Select(answer => answer.Latency))} | {Quantiles(refused.Select(answer => answer.SinceSent))} "
            + $"| {DoneP99(before):0.00} / {DoneP99(during):0.00} / {DoneP99(after):0.00} "
            + $"| {(back is { } time ? $"{time.TotalSeconds:0.0} s" : "never")} |");
        await BareAsync(capacity.PerSecond * SpikeShare);
    }

    /// <summary>Without collections of the sender's: with the tens of thousands of requests that it keeps they take longer than a refusal may.</summary>
    private static async Task<IReadOnlyList<TimedAnswer>> SpikeAsync(OpenLoad load, double perSecond)
    {
        GC.Collect();
        var isWithout = GC.TryStartNoGCRegion(SenderBytes);
        var answers = await load.RunAsync(perSecond, Length);
        if (isWithout && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        return answers;
    }

    private static Task<ServerProcess> StartAsync(TemporaryFolder folder, Capacity capacity) =>
        ServerProcess.StartSentinelAsync(folder.Path, capacity.Options, CancellationToken.None);

    private static async Task<SlowDisk?> SlowDiskAsync(ServerProcess service, Capacity capacity) =>
        capacity.SlowerFlush > TimeSpan.Zero ? await SlowDisk.BeginAsync(service.Id, capacity.SlowerFlush) : null;

    private static string Quantiles(IEnumerable<TimeSpan> latencies)
    {
        var all = latencies.ToList();
        return $"{Latencies.At(all, 50):0.00} / {Latencies.At(all, 99):0.00} / {Latencies.At(all, 100):0.00}";
    }

    private static double DoneP99(IEnumerable<TimedAnswer> answers) =>
        Latencies.At(answers.Where(answer => answer.IsDone).Select(answer => answer.Latency), 99);

    /// <summary>
    /// The start of the first window after the spike in which nothing was refused and nothing took longer than before the spike; of so few requests
    /// the largest is the p99.
    /// </summary>
    private static TimeSpan? Back(IReadOnlyList<TimedAnswer> before, IReadOnlyList<TimedAnswer> after)
    {
        var usual = before.Max(answer => answer.Latency);
        return after.GroupBy(answer => (int)(answer.Due / Window)).OrderBy(window => window.Key)
            .Where(window => window.All(answer => answer.IsDone && answer.Latency <= usual))
            .Select(window => (TimeSpan?)(window.Key * Window))
            .FirstOrDefault();
    }
}
