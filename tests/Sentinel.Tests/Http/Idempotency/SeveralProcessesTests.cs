using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sentinel.Tests.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Http.Idempotency;

/// <summary>Two services over one PostgreSQL, between which requests go to and fro.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class SeveralProcessesTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly string _pem = NewKey();
    private PostgresTestDatabase _database = null!;
    private GuardedServer[] _servers = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CreateEmptyDatabaseAsync();
        _servers = [await StartAsync(), await StartAsync()];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private Task<GuardedServer> StartAsync() =>
        GuardedServer.StartAsync(new SentinelOptions { PostgreSql = _database.ConnectionString, SigningKey = _pem });

    private async Task<HttpResponseMessage> PostAsync(int server, string path, JsonNode body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), null, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await _servers[server % 2].Client.SendAsync(request, Cancellation);
    }

    private Task<HttpResponseMessage[]> PostToBothAsync(string path, Func<int, JsonNode> body, string? key = null) =>
        Task.WhenAll(Enumerable.Range(0, 20).Select(i => PostAsync(i, path, body(i), key)));

    private static Task<string[]> TextsAsync(IEnumerable<HttpResponseMessage> responses) => Task.WhenAll(responses.Select(HttpFixture.TextAsync));

    [Fact]
    public async Task A_request_under_one_key_is_carried_out_by_one_of_them()
    {
        var intent = Sample.NewIntent();
        var same = await PostToBothAsync("/api/v1/intents", _ => intent, "same");
        var different = await PostToBothAsync("/api/v1/intents", _ => Sample.NewIntent(), "different");

        Assert.Single(same, response => !HttpFixture.IsRepeat(response));
        Assert.Single((await TextsAsync(same)).Distinct());
        Assert.Single(different, response => response.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, different.Count(response => response.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(2, (await _servers[0].Sentinel!.Store.ReadByTypeAsync("intent.received", cancellation: Cancellation)).Count);
    }

    [Fact]
    public async Task An_approval_is_used_once_and_again_only_for_who_used_it()
    {
        var approved = Sample.Parse(await HttpFixture.TextAsync(await PostAsync(0, "/api/v1/intents", Sample.NewIntent())));
        var use = new JsonObject { ["approval"] = approved["approval"]!.DeepClone(), ["use"] = true };

        var texts = await TextsAsync(await PostToBothAsync("/api/v1/verify", _ => use, "mine"));

        Assert.Equal(["""{"verified":true,"reason":"verified"}"""], texts.Distinct());
        Assert.Contains("used already", await HttpFixture.TextAsync(await PostAsync(1, "/api/v1/verify", use)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_decided_once_and_its_approval_is_reported_to_either()
    {
        var waiting = Sample.Parse(await HttpFixture.TextAsync(await PostAsync(0, "/api/v1/intents", Sample.NewIntent("high"))));
        var plan = waiting["plan"]!["planId"]!.GetValue<string>();
        var decisions = await PostToBothAsync(
            $"/api/v1/plans/{plan}/approvals", i => new JsonObject { ["operatorId"] = $"ops-{i}", ["role"] = "operator" });
        var decided = Assert.Single(decisions, response => response.StatusCode == HttpStatusCode.Created);
        var approval = Sample.Parse(await HttpFixture.TextAsync(decided))["approval"]!;
        var now = DateTimeOffset.UtcNow.ToString("O");
        var report = Sample.Report();
        report["approvalId"] = approval["approvalId"]!.GetValue<string>();
        report["planId"] = plan;
        report["startedAt"] = now;
        report["completedAt"] = now;
        report["actions"]![0]!["actionId"] = "1";
        var reports = await PostToBothAsync("/api/v1/reports", _ => report);

        Assert.Equal(19, decisions.Count(response => response.StatusCode == HttpStatusCode.Conflict));
        Assert.All(reports, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Single((await TextsAsync(reports)).Distinct());
        Assert.Equal(5, (await _servers[1].Sentinel!.Store.ReadStreamAsync($"intent/{waiting["intentId"]}", cancellation: Cancellation)).Count);
    }
}
