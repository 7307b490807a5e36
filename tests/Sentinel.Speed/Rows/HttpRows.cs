using System.Globalization;
using Sentinel.Serving;
using Sentinel.Speed.Http;
using Sentinel.Speed.Measuring;

namespace Sentinel.Speed.Rows;

/// <summary>Intents over HTTP by wrk, the service in a process of its own, against an endpoint that reads the body and does nothing.</summary>
internal sealed class HttpRows : IRows
{
    private const int Connections = 512;
    private const double Least = 10_000;
    private const double LeastShare = 0.1;

    private readonly TemporaryFolder _folder;
    private readonly ServerProcess _sentinel;
    private readonly ServerProcess _bare;

    private HttpRows(ServerProcess sentinel, ServerProcess bare, TemporaryFolder folder)
    {
        _sentinel = sentinel;
        _bare = bare;
        _folder = folder;
    }

    public static async Task<HttpRows> StartAsync()
    {
        var folder = new TemporaryFolder();
        var bare = ProgramProcess.Command("Sentinel.Speed.dll", BareServer.Verb);
        return new HttpRows(
            await ServerProcess.StartSentinelAsync(folder.Path, CancellationToken.None),
            await ServerProcess.StartAsync(bare, folder.Path, CancellationToken.None),
            folder);
    }

    public IEnumerable<SpeedRow> Rows()
    {
        var wrk = new Wrk(_folder.Path, Connections);
        yield return new SpeedRow(
            $"POST /api/v1/intents, signed and durable, wrk with {Connections} connections on the same processors",
            string.Create(CultureInfo.InvariantCulture, $"≥ {Least:N0}/s, ≥ {LeastShare:0 %} of a bare endpoint"),
            new Contestant("Sentinel", length => wrk.RunAsync(_sentinel.Address, length)),
            new Contestant("bare endpoint", length => wrk.RunAsync(_bare.Address, length)),
            figures => figures.Ours >= Least && figures.Ratio >= LeastShare) { WarmUp = SpeedRow.LongWarmUp };
    }

    public ValueTask DisposeAsync()
    {
        _sentinel.Dispose();
        _bare.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
