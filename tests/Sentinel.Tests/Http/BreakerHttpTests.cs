using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Reliability;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>What clients and load balancers see of a breaker.</summary>
public sealed class BreakerHttpTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    private static Task<HttpResponseMessage> SubmitAsync(GuardedServer server)
    {
        var intent = Sample.Intent();
        intent["intentId"] = Guid.NewGuid().ToString();
        return server.PostAsync("/api/v1/intents", intent.ToJsonString());
    }

    private static async Task<(HttpStatusCode Status, string Store, string Breaker)> ReadyAsync(GuardedServer server)
    {
        var response = await server.GetAsync("/health/ready");
        var body = await HttpFixture.JsonAsync(response);
        return (response.StatusCode, body.GetProperty("store").GetString()!, body.GetProperty("breakers").GetProperty("store").GetString()!);
    }

    private static string? BreakerHeader(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Circuit-Breaker", out var values) ? string.Join(", ", values) : null;

    [Fact]
    public async Task An_open_breaker_is_told_with_the_rest_of_its_break_until_the_store_is_back()
    {
        var store = BreakerOptions.ForStore();
        store.MinimumThroughput = 2;
        store.FirstBreakDuration = store.BreakDuration;
        await using var server = await GuardedServer.StartAsync(new SentinelOptions { StoreBreaker = store }, _clock);
        Assert.Equal((HttpStatusCode.OK, "ready", "closed"), await ReadyAsync(server));

        using (var other = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "events.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var failed = await Task.WhenAll(SubmitAsync(server), SubmitAsync(server));
            Assert.All(failed, response => Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode));
        }

        _clock.Advance(TimeSpan.FromSeconds(10));
        var refused = await SubmitAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("20", refused.Headers.RetryAfter!.ToString());
        Assert.Equal("store=open", BreakerHeader(refused));
        Assert.Equal("store=open", BreakerHeader(await server.GetAsync("/health/live")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failing", "open"), await ReadyAsync(server));

        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal((HttpStatusCode.OK, "ready", "closed"), await ReadyAsync(server));
        var taken = await SubmitAsync(server);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.Null(BreakerHeader(taken));
    }
}
