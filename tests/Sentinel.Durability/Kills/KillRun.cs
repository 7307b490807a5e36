using Sentinel.Durability.Checking;
using Sentinel.Durability.Serving;
using Sentinel.Serving;

namespace Sentinel.Durability.Kills;

/// <summary>
/// Kills the serving process under load and looks at what it left behind, over and over on one data directory. A kill takes no page
/// cache away: what a power cut would, <see cref="PowerCuts.PowerCutRun"/> takes.
/// </summary>
internal sealed class KillRun(string dataDirectory, int seed, Action<string> progress)
{
    private const int Connections = 16;

    private readonly Random _random = new(seed);
    private readonly List<Acknowledgement> _acknowledged = [];
    private readonly List<TimeSpan> _restarts = [];
    private readonly List<string> _faults = [];
    private int _unanswered;

    private string Database => Path.Combine(dataDirectory, "events.db");

    public async Task<KillFigures> RunAsync(int kills, CancellationToken cancellation)
    {
        IReadOnlyCollection<string> underWay = [];
        for (var kill = 1; kill <= kills && _faults.Count == 0; kill++)
        {
            underWay = await OnceAsync(underWay, cancellation);
            progress($"{kill} of {kills} kills, {_acknowledged.Count} intents acknowledged, {_faults.Count} faults");
        }

        // The last restart: whoever had no answer asks again, and everything ever promised is looked at once more.
        using (var service = await StartAsync(cancellation))
        {
            var clients = new Clients(service.Address, Connections);
            await clients.RunAsync(each: underWay.Count, underWay);
            _acknowledged.AddRange(clients.Acknowledged);
            await service.KillAsync(cancellation);
        }

        _faults.AddRange(await StoreCheck.RunAsync(Database, _acknowledged, []));
        return new KillFigures(kills, _acknowledged.Count, _unanswered, _restarts, _faults);
    }

    private async Task<IReadOnlyCollection<string>> OnceAsync(IReadOnlyCollection<string> again, CancellationToken cancellation)
    {
        using var service = await StartAsync(cancellation);
        var clients = new Clients(service.Address, Connections);
        var posting = clients.RunAsync(each: int.MaxValue, again);
        // The moment of the kill is what is drawn; from the first connection to some hundred commits later.
#pragma warning disable CA5394 // Drawn to be repeatable, not secret.
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(20, 400)), cancellation);
#pragma warning restore CA5394
        await service.KillAsync(cancellation);
        await posting;

        _acknowledged.AddRange(clients.Acknowledged);
        _unanswered += clients.Unanswered.Count;
        _faults.AddRange(await StoreCheck.RunAsync(Database, clients.Acknowledged, clients.Unanswered));
        return clients.Unanswered;
    }

    private async Task<ServerProcess> StartAsync(CancellationToken cancellation)
    {
        var service = await ServerProcess.StartSentinelAsync(dataDirectory, cancellation);
        _restarts.Add(service.UntilReady);
        return service;
    }
}
