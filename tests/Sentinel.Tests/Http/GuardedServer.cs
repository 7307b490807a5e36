using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sentinel.Http;
using Sentinel.Http.Limits;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>Sentinel, or an endpoint of the test's own behind the same guards, on a free loopback port with options of the test's own.</summary>
internal sealed class GuardedServer : IAsyncDisposable
{
    private readonly TemporaryDirectory? _directory;

    private GuardedServer(WebApplication app, TemporaryDirectory? directory, SentinelServices? sentinel)
    {
        App = app;
        Client.BaseAddress = Address;
        _directory = directory;
        Sentinel = sentinel;
    }

    public WebApplication App { get; }

    public SentinelServices? Sentinel { get; }

    public HttpClient Client { get; } = new();

    public Uri Address => new(App.Urls.Single());

    public string DataDirectory => _directory!.Path;

    /// <summary>A whole Sentinel.</summary>
    public static async Task<GuardedServer> StartAsync(
        SentinelOptions? options = null, TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null)
    {
        var directory = new TemporaryDirectory();
        options ??= new SentinelOptions();
        options.DataDirectory = directory.Path;
        options.AllowGeneratedKey = true;
        var sentinel = await SentinelServices.OpenAsync(options, clock, TestContext.Current.CancellationToken);
        var app = Build(options, configure).MapSentinel(sentinel);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GuardedServer(app, directory, sentinel);
    }

    /// <summary><c>POST /work</c>, done by the test, and <c>GET /health</c>.</summary>
    public static async Task<GuardedServer> StartAsync(SentinelOptions options, RequestDelegate work)
    {
        var app = Build(options, configure: null);
        app.UseMiddleware<ErrorMiddleware>();
        app.UseSentinelGuards();
        app.MapPost("/work", work);
        app.MapGet("/health", HealthEndpoints.LiveAsync).WithoutLimits();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GuardedServer(app, directory: null, sentinel: null);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json = "{}") =>
        Client.PostAsync(path, new StringContent(json, null, "application/json"), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        if (Sentinel is not null)
        {
            await Sentinel.DisposeAsync();
        }

        _directory?.Dispose();
    }

    private static WebApplication Build(SentinelOptions options, Action<WebApplicationBuilder>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure?.Invoke(builder);
        builder.AddSentinelGuards(options);
        return builder.Build();
    }
}
