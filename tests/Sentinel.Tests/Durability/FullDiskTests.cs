using System.Net;
using System.Text;
using Sentinel.Durability.Checking;
using Sentinel.Durability.Serving;
using Sentinel.Serving;
using Xunit;

namespace Sentinel.Tests.Durability;

public sealed class FullDiskTests
{
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

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancellation)).StatusCode);
        using (var known = await PostAsync(client, "/api/v1/verify", Question(clients.Acknowledged.First().IntentId)))
        {
            Assert.Equal(HttpStatusCode.OK, known.StatusCode);
            Assert.Contains("\"verified\":false", await known.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        disk.Clear();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);
        var later = new Clients(service.Address, count: 2);
        await later.RunAsync(each: 10, again: []);
        Assert.Equal((20, 0), (later.Acknowledged.Count, later.Refused));

        await service.KillAsync(Cancellation);
        Assert.Empty(await StoreCheck.RunAsync(Path.Combine(disk.Folder, "events.db"), [.. clients.Acknowledged, .. later.Acknowledged], []));
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
