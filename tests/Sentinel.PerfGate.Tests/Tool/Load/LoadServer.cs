using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
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
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            // Without TLS nothing negotiates the version: a port has one.
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        _app = builder.Build();
        _app.MapGet("/health", () => "{\"status\":\"ok\"}");
        _app.MapGet("/version", (HttpRequest request) => request.Protocol);
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

    public string Url => _app.Urls.First();

    public string Http2Url => _app.Urls.Last();

    public ConcurrentDictionary<string, ConcurrentBag<string>> Received { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<string> Metrics { get; } = [];

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
