using System.Net;
using System.Text.Json.Nodes;
using Sentinel.Http.Authentication;
using Sentinel.Tests.Http.OpenApi;
using Xunit;

namespace Sentinel.Tests.Http.Authentication;

/// <summary>Two clients with every scope, and whoever has no key.</summary>
public sealed class ClientsTests : IAsyncLifetime
{
    private static readonly string One = ApiKeySecret.Generate();
    private static readonly string Other = ApiKeySecret.Generate();

    private GuardedServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await GuardedServer.StartAsync(new SentinelOptions
    {
        ApiKeys =
        [
            new ApiKeyOptions { Name = "one", Hash = ApiKeySecret.HashOf(One), Scopes = [.. Scopes.All] },
            new ApiKeyOptions { Name = "other", Hash = ApiKeySecret.HashOf(Other), Scopes = [.. Scopes.All] },
        ],
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? client, JsonObject? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), null, "application/json");
        if (client is not null)
        {
            request.Headers.Authorization = new("Bearer", client);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Clients_do_not_share_their_idempotency_keys()
    {
        const string path = "/api/v1/intents";
        var mine = Sample.NewIntent();

        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", path, One, mine, "k")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync("POST", path, One, Sample.NewIntent(), "k")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", path, Other, Sample.NewIntent(), "k")).StatusCode);
    }

    [Fact]
    public async Task Every_operation_with_a_scope_refuses_who_has_no_key_and_every_other_serves_them()
    {
        foreach (var (path, method, operation) in Documented.Operations)
        {
            var response = await SendAsync(method, path.Replace("{id}", Sample.PlanId, StringComparison.Ordinal), client: null);

            Assert.True(
                (Documented.ScopeOf(operation) is null) == (response.StatusCode == HttpStatusCode.OK)
                && (Documented.ScopeOf(operation) is not null) == (response.StatusCode == HttpStatusCode.Unauthorized),
                $"{method} {path}: {response.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", "/openapi/v1.json", client: null)).StatusCode);
    }
}
