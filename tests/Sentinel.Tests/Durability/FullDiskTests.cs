using System.Net;
using System.Text;
using Sentinel.Durability.Checking;
using Sentinel.Durability.Serving;
using Sentinel.Serving;
using Xunit;

namespace Sentinel.Tests.Durability;

public sealed class FullDiskTests
{
    /// <summary>The breaker has been open for a moment: its breaks are of a second or a few.</summary>
    private static readonly TimeSpan MostRecovery = TimeSpan.FromSeconds(8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_refuses_intents_serves_reads_and_recovers_without_a_restart()
    {
        using var disk = new SmallDisk(megabytes: 24);
        using var service = await ServerProcess.StartSentinelAsync(disk.Folder, Cancellation);
        using var client = new HttpClient { BaseAddress = service.Address };
        var clients = new Clients(service.Address, count: 2);
        await clients.RunAsync(each: 10, again: []);
        Assert.Equal(20, clients.Acknowledged.Count);

        disk.Fill();
        using (var refused = await FirstRefusalAsync(client))
        {
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        }

        // As many as its breaker takes to open.
        await RefuseManyAsync(client);
        using (var notReady = await client.GetAsync("/health/ready", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
            Assert.Equal("store=open", Assert.Single(notReady.Headers.GetValues("X-Circuit-Breaker")));
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancellation)).StatusCode);
        using (var known = await PostAsync(client, "/api/v1/verify", Question(clients.Acknowledged.First().IntentId)))
        {
            Assert.Equal(HttpStatusCode.OK, known.StatusCode);
            Assert.Contains("\"verified\":false", await known.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        // It is served again within the break it is in and the next one, each told by Retry-After.
        disk.Clear();
        Assert.InRange(await RecoveryAsync(client), TimeSpan.Zero, MostRecovery);
        var later = new Clients(service.Address, count: 2);
        await later.RunAsync(each: 10, again: []);
        Assert.Equal((20, 0), (later.Acknowledged.Count, later.Refused));

        await service.KillAsync(Cancellation);
        Assert.Empty(await StoreCheck.RunAsync(Path.Combine(disk.Folder, "events.db"), [.. clients.Acknowledged, .. later.Acknowledged], []));
    }

    /// <summary>Asks again and again, and no sooner than it is told.</summary>
    /// <returns>The sum of what was told.</returns>
    private static async Task<TimeSpan> RecoveryAsync(HttpClient client)
    {
        var told = TimeSpan.Zero;
        while (true)
        {
            using var response = await PostAsync(client, "/api/v1/intents", IntentDocument.Of(IntentDocument.NewId()));
            if (response.StatusCode == HttpStatusCode.Created || told > MostRecovery)
            {
                return told;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            var pause = response.Headers.RetryAfter!.Delta!.Value;
            await Task.Delay(pause, Cancellation);
            told += pause;
        }
    }

    private static async Task RefuseManyAsync(HttpClient client)
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            using var refused = await PostAsync(client, "/api/v1/intents", IntentDocument.Of(IntentDocument.NewId()));
            if (refused.Headers.Contains("X-Circuit-Breaker"))
            {
                return;
            }
        }

        Assert.Fail("The breaker never opened.");
    }

    /// <summary>The log still has room that was allocated before.</summary>
    private static async Task<HttpResponseMessage> FirstRefusalAsync(HttpClient client)
    {
        for (var tries = 0; tries < 10_000; tries++)
        {
            var response = await PostAsync(client, "/api/v1/intents", IntentDocument.Of(IntentDocument.NewId()));
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return response;
            }

            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            response.Dispose();
        }

        throw new InvalidOperationException("The disk never got full.");
    }

    // A read of what is stored, with a signature nobody made.
    private static byte[] Question(string intentId) => Encoding.UTF8.GetBytes(
        $$"""{"intentId":"{{intentId}}","signature":"{{Convert.ToBase64String(new byte[64])}}","timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}""");

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, byte[] json)
    {
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new("application/json");
        return await client.PostAsync(path, content, Cancellation);
    }
}
