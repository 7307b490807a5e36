using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Sentinel.Tests.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Http.Proxied;

[Collection(nameof(PostgresCluster))]
public sealed class KilledServiceTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_one_is_killed_under_load_nothing_acknowledged_is_lost_and_clients_get_by_with_trying_again()
    {
        await using var services = await ProxiedServices.StartAsync(cluster);
        const int clients = 8;
        const int each = 25;
        var receipts = new ConcurrentQueue<JsonNode>();
        var refusals = new ConcurrentQueue<HttpStatusCode>();
        var isKilled = false;
        var servedAfterwards = new ConcurrentQueue<HttpResponseMessage>();
        var loads = Enumerable.Range(0, clients).Select(async _ =>
        {
            for (var i = 0; i < each; i++)
            {
                var wasKilled = Volatile.Read(ref isKilled);
                var answer = await UntilAcknowledgedAsync(services, Sample.NewIntent(), refusals);
                receipts.Enqueue(Sample.Parse(await HttpFixture.TextAsync(answer))["receipt"]!);
                if (wasKilled)
                {
                    servedAfterwards.Enqueue(answer);
                }
            }
        }).ToArray();
        while (receipts.Count < clients * each / 4)
        {
            await Task.Yield();
        }

        await services.Services[0].KillAsync(Cancellation);
        Volatile.Write(ref isKilled, true);
        await Task.WhenAll(loads);

        Assert.All(refusals, status => Assert.True(status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, $"{status}"));
        Assert.Equal(clients * each, receipts.Select(receipt => (string)receipt["stream"]!).Distinct().Count());
        Assert.NotEmpty(servedAfterwards);
        await services.AssertStoredOnceAsync(receipts);
        await services.VerifyLogAsync();
    }

    /// <summary>What a client does that lost an answer: the same again.</summary>
    private static async Task<HttpResponseMessage> UntilAcknowledgedAsync(
        ProxiedServices services, JsonObject intent, ConcurrentQueue<HttpStatusCode> refusals)
    {
        while (true)
        {
            var answer = await services.PostAsync("/api/v1/intents", intent);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                return answer;
            }

            refusals.Enqueue(answer.StatusCode);
        }
    }
}
