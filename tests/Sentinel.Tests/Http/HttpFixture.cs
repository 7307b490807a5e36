using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Sentinel.Http;
using Sentinel.Tests.Http.OpenApi;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>Sentinel on a free loopback port, spoken to over real HTTP. Every answer is held against the OpenAPI document.</summary>
public class HttpFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private WebApplication? _app;

    public SentinelServices Sentinel { get; private set; } = null!;

    public HttpClient Client { get; } = new(new DocumentedAnswers(new SocketsHttpHandler()));

    public string DataDirectory => _directory.Path;

    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(source => source.Endpoints);

    protected virtual TimeProvider Clock => TimeProvider.System;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Sentinel = SentinelServices.CreateInProcess(_directory.Path, Clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSentinelGuards(new SentinelOptions());
        _app = builder.Build().MapSentinel(Sentinel);
        await _app.StartAsync(Cancellation);
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        await _app!.DisposeAsync();
        await Sentinel.DisposeAsync();
        _directory.Dispose();
    }

    public Task StopServingAsync() => _app!.StopAsync(Cancellation);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancellation);

    public async Task<HttpResponseMessage> PostAsync(string path, string json, string mediaType = "application/json", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, mediaType) };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await Client.SendAsync(request, Cancellation);
    }

    /// <summary>Submits an intent of a user of its own unless one is named, and returns the answer with the intent added.</summary>
    public async Task<JsonObject> SubmitAsync(string riskLevel = "low", string? user = null)
    {
        var intent = Sample.NewIntent(riskLevel, user);
        var response = await PostAsync("/api/v1/intents", intent.ToJsonString());
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        var answer = Sample.Parse(await TextAsync(response));
        answer["intent"] = intent;
        return answer;
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => Sample.Element(await TextAsync(response));

    public static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Cancellation);

    public static bool IsRepeat(HttpResponseMessage response) => response.Headers.Contains("Idempotent-Replayed");

    /// <summary>The errors of a problem, each as <c>place: detail</c>.</summary>
    public static async Task<string[]> ErrorsAsync(HttpResponseMessage response)
    {
        var errors = (await JsonAsync(response)).GetProperty("errors").EnumerateArray();
        return [.. errors.Select(error => string.Join(": ", error.EnumerateObject().Select(property => property.Value.GetString())))];
    }
}
