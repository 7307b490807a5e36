using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool.Load;

/// <summary>A real server on a free loopback port: it answers, fails on request, and keeps what it was sent.</summary>
public sealed class LoadServer : IAsyncLifetime
{
    private readonly WebApplication _app;

    public LoadServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/health", () => "{\"status\":\"ok\"}");
        _app.MapGet("/busy", () => Results.StatusCode(503));
        _app.MapPost("/echo/{run}", async (string run, HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            Received.GetOrAdd(run, _ => []).Add($"{request.Headers["X-Number"]} {request.ContentType} {await reader.ReadToEndAsync()}");
            return Results.StatusCode(201);
        });
        _app.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            Metrics.Add($"{request.ContentType} {System.Text.Encoding.Latin1.GetString(body.ToArray())}");
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Url => _app.Urls.Single();

    public ConcurrentDictionary<string, ConcurrentBag<string>> Received { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<string> Metrics { get; } = [];

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
