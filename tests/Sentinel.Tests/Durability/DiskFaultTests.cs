using System.Net;
using System.Text;
using System.Text.Json;
using Sentinel.Durability.Checking;
using Sentinel.Durability.Faults;
using Sentinel.Durability.Serving;
using Sentinel.Serving;
using Xunit;

namespace Sentinel.Tests.Durability;

/// <summary>Calls of the running service on its database fail for a while.</summary>
public sealed class DiskFaultTests : IDisposable
{
    private const int MostTries = 20;

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => _directory.File("events.db");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("write,pwrite64", "ENOSPC")]
    [InlineData("write,pwrite64", "EIO")]
    [InlineData("fsync,fdatasync", "EIO")]
    public async Task Writes_that_fail_are_refused_with_503_health_says_so_and_the_service_recovers_without_a_restart(string calls, string error)
    {
        using var service = await ServerProcess.StartSentinelAsync(_directory.Path, Cancellation);
        using var client = new HttpClient { BaseAddress = service.Address };
        var before = new Clients(service.Address, count: 2);
        await before.RunAsync(each: 5, again: []);

        using (await BeginAsync(service, calls, error))
        {
            AssertRefused(await PostAsync(client, "/api/v1/intents", IntentDocument.Of(IntentDocument.NewId())));
            await AssertNotReadyAsync(client);
            Assert.Equal(HttpStatusCode.OK, (await VerifyAsync(client, before)).StatusCode);
        }

        await RecoverAsync(() => PostAsync(client, "/api/v1/intents", IntentDocument.Of(IntentDocument.NewId())), HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);
        var after = new Clients(service.Address, count: 2);
        await after.RunAsync(each: 5, again: []);

        await service.KillAsync(Cancellation);
        Assert.Empty(await StoreCheck.RunAsync(Database, [.. before.Acknowledged, .. after.Acknowledged], []));
    }

    [Fact]
    public async Task Reads_that_fail_are_refused_with_503_health_says_so_and_the_service_recovers_without_a_restart()
    {
        using var service = await ServerProcess.StartSentinelAsync(_directory.Path, Cancellation);
        using var client = new HttpClient { BaseAddress = service.Address };
        var clients = new Clients(service.Address, count: 2);
        await clients.RunAsync(each: 5, again: []);

        using (await BeginAsync(service, "read,pread64", "EIO"))
        {
            AssertRefused(await VerifyAsync(client, clients));
            await AssertNotReadyAsync(client);
        }

        await RecoverAsync(() => VerifyAsync(client, clients), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);
    }

    private Task<DiskFault> BeginAsync(ServerProcess service, string calls, string error) =>
        DiskFault.BeginAsync(service.Id, calls, error, [Database, $"{Database}-wal"], Cancellation);

    private static void AssertRefused(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static async Task AssertNotReadyAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("failing", body.RootElement.GetProperty("store").GetString());
        Assert.NotEmpty(body.RootElement.GetProperty("reason").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancellation)).StatusCode);
    }

    /// <summary>Asks again as it is told, until it is served.</summary>
    private static async Task RecoverAsync(Func<Task<HttpResponseMessage>> ask, HttpStatusCode served)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var response = await ask();
            if (response.StatusCode == served)
            {
                return;
            }

            AssertRefused(response);
            await Task.Delay(response.Headers.RetryAfter!.Delta!.Value, Cancellation);
        }

        Assert.Fail("The service did not recover.");
    }

    // A read of what is stored, with a signature nobody made.
    private static Task<HttpResponseMessage> VerifyAsync(HttpClient client, Clients clients) => PostAsync(client, "/api/v1/verify", Encoding.UTF8.GetBytes(
        $$"""{"intentId":"{{clients.Acknowledged.First().IntentId}}","signature":"{{Convert.ToBase64String(new byte[64])}}","timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}"""));

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, byte[] json)
    {
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new("application/json");
        return await client.PostAsync(path, content, Cancellation);
    }
}
