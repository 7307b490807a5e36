using System.Net;
using Microsoft.AspNetCore.Http;
using Sentinel.Http.Authentication;
using Sentinel.Http.Limits;
using Xunit;

namespace Sentinel.Tests.Http.Limits;

public sealed class LimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task Nothing(HttpContext context) => Task.CompletedTask;

    private static int RetryAfter(HttpResponseMessage response) => (int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds;

    [Fact]
    public async Task A_client_beyond_its_rate_is_told_when_to_come_back_and_health_goes_on()
    {
        var options = new SentinelOptions { Limits = new LimitOptions { RequestsPerSecond = 0.001, Burst = 2 } };
        await using var server = await GuardedServer.StartAsync(options, Nothing);

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/work")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/work")).StatusCode);
        var refused = await server.PostAsync("/work");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.InRange(RetryAfter(refused), 2, 1_001);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task Each_key_has_a_rate_of_its_own()
    {
        var keys = new[] { ApiKeySecret.Generate(), ApiKeySecret.Generate() };
        var options = new SentinelOptions
        {
            ApiKeys = [.. keys.Select((key, i) => new ApiKeyOptions { Name = $"k{i}", Hash = ApiKeySecret.HashOf(key), Scopes = [Scopes.Verify] })],
            Limits = new LimitOptions { RequestsPerSecond = 0.001, Burst = 1 },
        };
        await using var server = await GuardedServer.StartAsync(options, Nothing);
        async Task<HttpStatusCode> Work(string? key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/work");
            if (key is not null)
            {
                request.Headers.Add("X-API-Key", key);
            }

            return (await server.Client.SendAsync(request, Cancellation)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await Work(keys[0]));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Work(keys[0]));
        Assert.Equal(HttpStatusCode.OK, await Work(keys[1]));

        // Those without a key, and with a wrong one, share their address's.
        Assert.Equal(HttpStatusCode.OK, await Work(null));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Work("wrong"));
    }

    [Fact]
    public async Task Beyond_the_places_one_waits_and_the_next_is_refused_with_its_body_unread()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new SentinelOptions { Limits = new LimitOptions { ConcurrentRequests = 1, QueuedRequests = 1 } };
        await using var server = await GuardedServer.StartAsync(options, _ =>
        {
            entered.TrySetResult();
            return gate.Task;
        });

        var working = server.PostAsync("/work");
        await entered.Task.WaitAsync(Patience, Cancellation);
        var others = new List<Task<HttpResponseMessage>> { server.PostAsync("/work"), server.PostAsync("/work") };
        var refused = await Task.WhenAny(others).WaitAsync(Patience, Cancellation);
        others.Remove(refused);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await refused).StatusCode);
        Assert.Equal(1, RetryAfter(await refused));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health")).StatusCode);

        // Its headers are all it sends.
        using var silent = await RawConnection.OpenAsync(server.Address);
        await silent.SendAsync("POST /work HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 503", await silent.ReadSomeAsync(), StringComparison.Ordinal);

        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await working).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Assert.Single(others).WaitAsync(Patience, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_and_gives_its_place_back()
    {
        var options = new SentinelOptions
        {
            Limits = new LimitOptions { ConcurrentRequests = 1, QueuedRequests = 0, RequestTimeout = TimeSpan.FromMilliseconds(50) },
        };
        await using var server = await GuardedServer.StartAsync(options, context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        for (var i = 0; i < 2; i++)
        {
            var response = await server.PostAsync("/work").WaitAsync(Patience, Cancellation);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(1, RetryAfter(response));
            Assert.Equal("The request was not done within 0.05 s.", (await HttpFixture.JsonAsync(response)).GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task An_answer_without_an_end_takes_no_place_and_is_not_too_late()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new SentinelOptions
        {
            Limits = new LimitOptions { ConcurrentRequests = 1, QueuedRequests = 0, RequestTimeout = TimeSpan.FromMilliseconds(50) },
        };
        await using var server = await GuardedServer.StartAsync(options, context =>
        {
            if (!context.Request.Query.ContainsKey("feed"))
            {
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            OpenEndedAnswer.Begin(context);
            entered.SetResult();
            return gate.Task.WaitAsync(context.RequestAborted);
        });

        var feed = server.PostAsync("/work?feed");
        await entered.Task.WaitAsync(Patience, Cancellation);

        // It gets the one place, and its end comes after the feed's would have.
        var other = await HttpFixture.JsonAsync(await server.PostAsync("/work"));
        Assert.Equal("The request was not done within 0.05 s.", other.GetProperty("detail").GetString());

        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await feed.WaitAsync(Patience, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_connection_too_many_is_closed()
    {
        await using var server = await GuardedServer.StartAsync(new SentinelOptions { Limits = new LimitOptions { Connections = 2 } }, Nothing);
        using var first = await AnsweredAsync(server);
        using var second = await AnsweredAsync(server);
        using var third = await RawConnection.OpenAsync(server.Address);

        Assert.Equal("", await third.ReadToEndAsync());
    }

    private static async Task<RawConnection> AnsweredAsync(GuardedServer server)
    {
        var connection = await RawConnection.OpenAsync(server.Address);
        await connection.SendAsync("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", await connection.ReadSomeAsync(), StringComparison.Ordinal);
        return connection;
    }

    public static TheoryData<string, Action<LimitOptions>> OutOfRange => new()
    {
        { nameof(LimitOptions.RequestsPerSecond), limits => limits.RequestsPerSecond = 0 },
        { nameof(LimitOptions.RequestsPerSecond), limits => limits.RequestsPerSecond = double.NaN },
        { nameof(LimitOptions.Burst), limits => limits.Burst = 0 },
        { nameof(LimitOptions.ConcurrentRequests), limits => limits.ConcurrentRequests = 0 },
        { nameof(LimitOptions.QueuedRequests), limits => limits.QueuedRequests = -1 },
        { nameof(LimitOptions.RequestTimeout), limits => limits.RequestTimeout = TimeSpan.Zero },
        { nameof(LimitOptions.Connections), limits => limits.Connections = 0 },
        { nameof(LimitOptions.HeaderBytes), limits => limits.HeaderBytes = 64 * 1_024 },
        { nameof(LimitOptions.HeaderCount), limits => limits.HeaderCount = 1 },
        { nameof(LimitOptions.HeaderTimeout), limits => limits.HeaderTimeout = TimeSpan.Zero },
        { nameof(LimitOptions.KeepAliveTimeout), limits => limits.KeepAliveTimeout = TimeSpan.Zero },
        { nameof(LimitOptions.MinBytesPerSecond), limits => limits.MinBytesPerSecond = 0 },
        { nameof(LimitOptions.MinRateGrace), limits => limits.MinRateGrace = TimeSpan.FromSeconds(1) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void A_limit_out_of_range_is_named(string limit, Action<LimitOptions> change)
    {
        var limits = new LimitOptions();
        change(limits.Validated());

        Assert.StartsWith($"Invalid limit {limit}.", Assert.Throws<InvalidOperationException>(limits.Validated).Message, StringComparison.Ordinal);
    }
}
