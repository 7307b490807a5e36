using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Sentinel.Tests.Http;
using Xunit;

namespace Sentinel.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> SubmitAsync(GuardedServer server, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/intents") { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        return await server.Client.SendAsync(request, Cancellation);
    }

    [Fact]
    public async Task A_problem_names_the_trace_it_belongs_to()
    {
        // As the program does: with a log, every request is in a trace.
        await using var server = await GuardedServer.StartAsync(configure: builder => builder.Logging.AddProvider(new CapturedLog()));

        var problem = await HttpFixture.JsonAsync(await SubmitAsync(server, "{}"));

        Assert.Equal(TraceId, problem.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_set_up()
    {
        await using var server = await GuardedServer.StartAsync(configure: builder => builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = "");

        Assert.Null(server.App.Services.GetService<MeterProvider>());
        Assert.Null(server.App.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task A_collector_gets_metrics_and_traces()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await StartCollectorAsync(received);
        await using (var server = await GuardedServer.StartAsync(configure: builder =>
        {
            builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single();
            builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        }))
        {
            Assert.Equal(HttpStatusCode.Created, (await SubmitAsync(server, Sample.Intent().ToJsonString())).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await SubmitAsync(server, "{}")).StatusCode);
        }

        string[] metrics =
        [
            "sentinel.intents", "approved", "invalid", "sentinel.store.append.duration", "sentinel.store.group.size",
            "http.server.request.duration", "dotnet.gc.collections",
        ];
        Assert.All(metrics, name => Assert.Contains(name, received["/v1/metrics"], StringComparison.Ordinal));
        Assert.Contains("store.append", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString(Convert.FromHexString(TraceId)), received["/v1/traces"], StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
        });
        await collector.StartAsync(Cancellation);
        return collector;
    }
}
