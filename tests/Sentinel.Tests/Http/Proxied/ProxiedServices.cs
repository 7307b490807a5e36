using System.Text.Json.Nodes;
using Sentinel.Serving;
using Sentinel.Signing;
using Sentinel.Tests.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Http.Proxied;

/// <summary>Two processes of the service over one PostgreSQL, behind nginx.</summary>
internal sealed class ProxiedServices : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly PostgresTestDatabase _database;
    private readonly string _key;
    private ServerProcess[] _services = [];
    private NginxProcess? _proxy;

    private ProxiedServices(PostgresTestDatabase database)
    {
        _database = database;
        _key = _directory.File("key.pem");
        SigningKey.WriteNew(_key).Dispose();
    }

    public IReadOnlyList<ServerProcess> Services => _services;

    public HttpClient Client { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ProxiedServices> StartAsync(PostgresCluster cluster)
    {
        var services = new ProxiedServices(await cluster.CreateEmptyDatabaseAsync());
        try
        {
            services._services = await Task.WhenAll(services.StartServiceAsync("one"), services.StartServiceAsync("other"));
            services._proxy = await NginxProcess.StartAsync([.. services._services.Select(service => service.Address)], Cancellation);
            services.Client.BaseAddress = services._proxy.Address;
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    public async Task<HttpResponseMessage> PostAsync(string path, JsonNode body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), null, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Client.SendAsync(request, Cancellation);
    }

    /// <summary>Twenty at once, half to each.</summary>
    public Task<HttpResponseMessage[]> PostManyAsync(string path, Func<int, JsonNode> body, string? key = null) =>
        Task.WhenAll(Enumerable.Range(0, 20).Select(i => PostAsync(path, body(i), key)));

    /// <summary>Which services answered.</summary>
    public static string[] ServedBy(IEnumerable<HttpResponseMessage> answers) =>
        [.. answers.SelectMany(answer => answer.Headers.GetValues("X-Served-By")).Distinct().Order()];

    /// <summary>Every event, page by page as a client reads them.</summary>
    public async Task<List<JsonObject>> EventsAsync()
    {
        var events = new List<JsonObject>();
        for (var next = 0L; ;)
        {
            var page = Sample.Parse(await Client.GetStringAsync($"/api/v1/events?after={next}&limit=100", Cancellation));
            var found = page["events"]!.AsArray().Select(stored => stored!.DeepClone().AsObject()).ToArray();
            if (found.Length == 0)
            {
                return events;
            }

            events.AddRange(found);
            next = found[^1]["position"]!.GetValue<long>();
        }
    }

    /// <summary>Every event is there once, and every receipt's intent with its three events.</summary>
    public async Task AssertStoredOnceAsync(IReadOnlyCollection<JsonNode> receipts)
    {
        var events = await EventsAsync();
        var positions = events.Select(stored => (long)stored["position"]!).ToArray();
        Assert.Equal(positions.Order().Distinct(), positions);
        Assert.Equal(events.Count, events.Select(stored => (string)stored["id"]!).Distinct().Count());
        var byStream = events.GroupBy(stored => (string)stored["stream"]!).ToDictionary(stream => stream.Key, stream => stream.ToArray());
        foreach (var receipt in receipts)
        {
            var stream = byStream[(string)receipt["stream"]!];
            Assert.Equal([1L, 2, 3], stream.Select(stored => (long)stored["sequence"]!));
            Assert.Equal((string)receipt["hash"]!, (string)stream[(int)(long)receipt["sequence"]! - 1]["hash"]!);
            Assert.True(await IsIntactAsync(receipt));
        }
    }

    /// <summary>Walks the chain of the receipt's stream, and holds it against the receipt.</summary>
    private async Task<bool> IsIntactAsync(JsonNode receipt)
    {
        var (stream, sequence, hash) = ((string)receipt["stream"]!, (long)receipt["sequence"]!, (string)receipt["hash"]!);
        var answer = await Client.GetStringAsync(
            $"/api/v1/events/verification?stream={Uri.EscapeDataString(stream)}&sequence={sequence}&hash={hash}", Cancellation);
        return (bool)Sample.Parse(answer)["intact"]!;
    }

    /// <summary>
    /// Runs <c>verify-log</c> as a process of its own beside the services, until a checkpoint covers everything, which a service that
    /// lives has to make.
    /// </summary>
    public async Task VerifyLogAsync()
    {
        while (true)
        {
            var (exitCode, output) = await VerifyAsync("--format", "json");
            Assert.True(exitCode == 0, output);
            if (Sample.Parse(output)["uncovered"]!.GetValue<long>() == 0)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _proxy?.Dispose();
        foreach (var service in _services)
        {
            service.Dispose();
        }

        await _database.DisposeAsync();
        _directory.Dispose();
    }

    private Task<ServerProcess> StartServiceAsync(string name)
    {
        var folder = Directory.CreateDirectory(_directory.File(name)).FullName;
        string[] arguments = ["--urls", "http://127.0.0.1:0", .. Configuration(folder)];
        return ServerProcess.StartAsync(ProgramProcess.Command("Sentinel.dll", arguments), folder, Cancellation);
    }

    private string[] Configuration(string folder) =>
    [
        "--Sentinel:PostgreSql", _database.ConnectionString, "--Sentinel:SigningKeyFile", _key, "--Sentinel:DataDirectory", folder,
    ];

    private async Task<(int ExitCode, string Output)> VerifyAsync(params string[] arguments)
    {
        var command = ProgramProcess.Command("Sentinel.dll", ["verify-log", .. Configuration(_directory.File("one")), .. arguments]);
        using var process = ProgramProcess.Start(command, _directory.Path);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, process.ExitCode == 2 ? await error : output);
    }
}
