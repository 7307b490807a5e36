using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Sentinel.Events;
using Sentinel.Http.Authentication;
using Sentinel.Http.Limits;
using Sentinel.Telemetry;
using Sentinel.Tests.Http;
using Xunit;

namespace Sentinel.Tests.Telemetry;

/// <summary>What <c>sentinel.refusals</c> counts. The meter is the process's: no other test may be refused anything meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class RefusalMetricTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _counted = new();
    private readonly MeterListener _listener = new();

    public RefusalMetricTests()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == SentinelMetrics.Name && instrument.Name == "sentinel.refusals")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _counted.Enqueue($"{tags[0].Key}={tags[0].Value} {count}"));
        _listener.Start();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_client_beyond_its_rate_counts_and_those_before_do_not()
    {
        var options = new SentinelOptions { Limits = new LimitOptions { RequestsPerSecond = 0.001, Burst = 2 } };
        await using var server = await GuardedServer.StartAsync(options, _ => Task.CompletedTask);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            new[] { await WorkAsync(server), await WorkAsync(server), await WorkAsync(server) });

        Assert.Equal(["reason=rate_limit 1"], _counted);
    }

    [Fact]
    public async Task A_request_without_a_place_counts()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new SentinelOptions { Limits = new LimitOptions { ConcurrentRequests = 1, QueuedRequests = 0 } };
        await using var server = await GuardedServer.StartAsync(options, _ =>
        {
            entered.TrySetResult();
            return gate.Task;
        });

        var working = WorkAsync(server);
        await entered.Task.WaitAsync(Patience, Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await WorkAsync(server));
        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, await working);

        Assert.Equal(["reason=concurrency 1"], _counted);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_counts()
    {
        var options = new SentinelOptions { Limits = new LimitOptions { RequestTimeout = TimeSpan.FromMilliseconds(50) } };
        await using var server = await GuardedServer.StartAsync(options, context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await WorkAsync(server));

        Assert.Equal(["reason=timeout 1"], _counted);
    }

    [Fact]
    public async Task A_request_without_a_key_counts_and_so_does_one_whose_key_may_not()
    {
        var key = ApiKeySecret.Generate();
        var options = new SentinelOptions { ApiKeys = [new ApiKeyOptions { Name = "verifier", Hash = ApiKeySecret.HashOf(key), Scopes = [Scopes.Verify] }] };
        await using var server = await GuardedServer.StartAsync(options);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync("/api/v1/intents")).StatusCode);
        server.Client.DefaultRequestHeaders.Add("X-API-Key", key);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync("/api/v1/intents")).StatusCode);

        Assert.Equal(["reason=unauthenticated 1", "reason=forbidden 1"], _counted);
    }

    [Fact]
    public async Task A_request_that_an_open_breaker_refuses_counts_and_the_failures_that_opened_it_do_not()
    {
        await using var server = await GuardedServer.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.Throws<EventStoreUnavailableException>(() =>
                server.Sentinel!.Breakers.Store.Execute<int>(() => throw new EventStoreUnavailableException("down")));
        }

        Assert.Empty(_counted);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.PostAsync("/api/v1/intents", Sample.Intent().ToJsonString())).StatusCode);

        Assert.Equal(["reason=breaker 1"], _counted);
    }

    private static async Task<HttpStatusCode> WorkAsync(GuardedServer server) => (await server.PostAsync("/work")).StatusCode;
}
