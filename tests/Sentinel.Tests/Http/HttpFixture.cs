using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Http;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>Sentinel on a free loopback port, spoken to over real HTTP.</summary>
public sealed class HttpFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private WebApplication? _app;

    public SentinelServices Sentinel { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public string DataDirectory => _directory.Path;

    public async ValueTask InitializeAsync()
    {
        Sentinel = SentinelServices.CreateInProcess(_directory.Path);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build().MapSentinel(Sentinel);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        await Sentinel.DisposeAsync();
        _directory.Dispose();
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json, string mediaType = "application/json") =>
        Client.PostAsync(path, new StringContent(json, Encoding.UTF8, mediaType), TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
