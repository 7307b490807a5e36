using System.Net;
using Microsoft.Extensions.Logging;
using Sentinel.Http.Authentication;
using Xunit;

namespace Sentinel.Tests.Http.Authentication;

public sealed class ApiKeyTests : IAsyncLifetime
{
    private static readonly string Writer = ApiKeySecret.Generate();
    private static readonly string Reader = ApiKeySecret.Generate();

    private readonly CapturedLog _log = new();
    private GuardedServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new SentinelOptions
        {
            ApiKeys =
            [
                new ApiKeyOptions { Name = "writer", Hash = ApiKeySecret.HashOf(Writer), Scopes = [Scopes.IntentsWrite, Scopes.Verify] },
                new ApiKeyOptions { Name = "reader", Hash = ApiKeySecret.HashOf(Reader).ToUpperInvariant(), Scopes = [Scopes.EventsRead] },
            ],
        };
        _server = await GuardedServer.StartAsync(options, configure: builder =>
        {
            builder.Logging.AddProvider(_log);
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<HttpResponseMessage> SubmitAsync(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/intents")
        {
            Content = new StringContent(Sample.Intent().ToJsonString(), null, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_key_is_taken_as_a_bearer_token_or_in_its_own_header()
    {
        Assert.Equal(HttpStatusCode.Created, (await SubmitAsync(("Authorization", $"Bearer {Writer}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SubmitAsync(("authorization", $"bearer {Writer}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SubmitAsync(("X-API-Key", Writer))).StatusCode);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_written()
    {
        var response = await SubmitAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer realm=\"sentinel\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SubmitAsync(("Authorization", "Basic YTpi"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.PostAsync("/intents")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.PostAsync("/api/v1/verify")).StatusCode);
        Assert.Empty(await _server.Sentinel!.Store.ReadRecentAsync(1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unknown_key_is_an_invalid_token()
    {
        string[] unknown = [ApiKeySecret.Generate(), Writer + "x", Writer[..^1], "é", new string('x', 1_000)];
        foreach (var key in unknown)
        {
            var response = await SubmitAsync(("X-API-Key", Uri.EscapeDataString(key)));

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Contains("error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_keys_at_once_are_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await SubmitAsync(("X-API-Key", Writer), ("Authorization", $"Bearer {Writer}"))).StatusCode);

    [Fact]
    public async Task A_key_without_the_scope_is_told_which_it_lacks()
    {
        var response = await SubmitAsync(("X-API-Key", Reader));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("error=\"insufficient_scope\", scope=\"intents:write\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal("The API key lacks the scope intents:write.", (await HttpFixture.JsonAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Health_needs_no_key() => Assert.Equal(HttpStatusCode.OK, (await _server.GetAsync("/health/ready")).StatusCode);

    [Fact]
    public async Task No_log_of_any_level_has_a_key()
    {
        await SubmitAsync(("X-API-Key", Writer));
        await SubmitAsync(("Authorization", $"Bearer {Reader}"));
        var unknown = ApiKeySecret.Generate();
        await SubmitAsync(("Authorization", $"Bearer {unknown}"));

        Assert.Contains(_log.Lines, line => line.Contains("/api/v1/intents", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => new[] { Writer, Reader, unknown }.Any(key => line.Contains(key, StringComparison.Ordinal)));
    }
}
