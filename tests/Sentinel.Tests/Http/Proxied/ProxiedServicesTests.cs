using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Sentinel.Tests.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Http.Proxied;

/// <summary>What one service promises, two processes over one PostgreSQL behind nginx keep.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class ProxiedServicesTests(PostgresCluster cluster) : IAsyncLifetime
{
    private ProxiedServices _services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _services = await ProxiedServices.StartAsync(cluster);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage response) => Sample.Parse(await HttpFixture.TextAsync(response));

    [Fact]
    public async Task What_clients_were_told_is_stored_once_without_gaps()
    {
        const int clients = 16;
        const int each = 10;
        var answers = (await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            var own = new List<HttpResponseMessage>();
            for (var i = 0; i < each; i++)
            {
                own.Add(await _services.PostAsync("/api/v1/intents", Sample.NewIntent()));
            }

            return own;
        }))).SelectMany(own => own).ToArray();

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(_services.Services.Select(service => service.Address.Authority).Order(), ProxiedServices.ServedBy(answers));
        var receipts = (await Task.WhenAll(answers.Select(JsonAsync))).Select(answer => answer["receipt"]!).ToArray();
        await AssertStoredOnceAsync(receipts, streams: clients * each);
        await _services.VerifyLogAsync();
    }

    [Fact]
    public async Task Of_those_that_expect_the_same_version_one_is_right()
    {
        var waiting = await JsonAsync(await _services.PostAsync("/api/v1/intents", Sample.NewIntent("high")));
        var plan = (string)waiting["plan"]!["planId"]!;

        var decisions = await _services.PostManyAsync(
            $"/api/v1/plans/{plan}/approvals", i => new JsonObject { ["operatorId"] = $"ops-{i}", ["role"] = "operator" });

        Assert.Single(decisions, decision => decision.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, decisions.Count(decision => decision.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2, ProxiedServices.ServedBy(decisions).Length);

        var id = Guid.NewGuid().ToString();
        var intents = await _services.PostManyAsync("/api/v1/intents", i =>
        {
            var intent = Sample.NewIntent();
            intent["intentId"] = id;
            intent["description"] = $"{i}";
            return intent;
        });
        Assert.Single(intents, intent => intent.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, intents.Count(intent => intent.StatusCode == HttpStatusCode.Conflict));

        var events = await _services.EventsAsync();
        Assert.Equal([1L, 2, 3, 4], Sequences(events, $"intent/{waiting["intentId"]}"));
        Assert.Equal([1L, 2, 3], Sequences(events, $"intent/{id}"));
        await _services.VerifyLogAsync();
    }

    [Fact]
    public async Task A_request_repeated_under_its_key_is_carried_out_once()
    {
        var intent = Sample.NewIntent();

        var answers = await _services.PostManyAsync("/api/v1/intents", _ => intent, "one-key");

        Assert.Single(answers, answer => !HttpFixture.IsRepeat(answer));
        Assert.Single((await Task.WhenAll(answers.Select(HttpFixture.TextAsync))).Distinct());
        Assert.Equal(2, ProxiedServices.ServedBy(answers).Length);
        var events = await _services.EventsAsync();
        Assert.Equal([1L, 2, 3], Sequences(events, $"intent/{intent["intentId"]}"));
        Assert.Single(events, stored => (string)stored["type"]! == "request.answered");
        await _services.VerifyLogAsync();
    }

    [Fact]
    public async Task An_approval_is_used_once()
    {
        var approved = await JsonAsync(await _services.PostAsync("/api/v1/intents", Sample.NewIntent()));
        var use = new JsonObject { ["approval"] = approved["approval"]!.DeepClone(), ["use"] = true };

        var answers = await _services.PostManyAsync("/api/v1/verify", _ => use);

        var verified = (await Task.WhenAll(answers.Select(JsonAsync))).Select(answer => (bool)answer["verified"]!);
        Assert.Single(verified, isVerified => isVerified);
        Assert.Equal(2, ProxiedServices.ServedBy(answers).Length);
        Assert.Single(await _services.EventsAsync(), stored => (string)stored["type"]! == "approval.used");
        await _services.VerifyLogAsync();
    }

    [Fact]
    public async Task When_one_is_killed_under_load_nothing_acknowledged_is_lost_and_clients_get_by_with_trying_again()
    {
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
                var answer = await UntilAcknowledgedAsync(Sample.NewIntent(), refusals);
                receipts.Enqueue((await JsonAsync(answer))["receipt"]!);
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

        await _services.Services[0].KillAsync(Cancellation);
        Volatile.Write(ref isKilled, true);
        await Task.WhenAll(loads);

        Assert.All(refusals, status => Assert.True(status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, $"{status}"));
        Assert.Equal(clients * each, receipts.Count);
        Assert.NotEmpty(servedAfterwards);
        await AssertStoredOnceAsync(receipts, streams: clients * each);
        await _services.VerifyLogAsync();
    }

    /// <summary>What a client does that lost an answer: the same again.</summary>
    private async Task<HttpResponseMessage> UntilAcknowledgedAsync(JsonObject intent, ConcurrentQueue<HttpStatusCode> refusals)
    {
        while (true)
        {
            var answer = await _services.PostAsync("/api/v1/intents", intent);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                return answer;
            }

            refusals.Enqueue(answer.StatusCode);
        }
    }

    private async Task AssertStoredOnceAsync(IReadOnlyCollection<JsonNode> receipts, int streams)
    {
        var events = await _services.EventsAsync();
        var positions = events.Select(stored => (long)stored["position"]!).ToArray();
        Assert.Equal(positions.Order().Distinct(), positions);
        Assert.Equal(events.Count, events.Select(stored => (string)stored["id"]!).Distinct().Count());
        var byStream = events.GroupBy(stored => (string)stored["stream"]!).ToDictionary(stream => stream.Key, stream => stream.ToArray());
        Assert.Equal(streams, byStream.Count);
        Assert.Equal(streams, receipts.Select(receipt => (string)receipt["stream"]!).Distinct().Count());
        foreach (var receipt in receipts)
        {
            var stream = byStream[(string)receipt["stream"]!];
            Assert.Equal([1L, 2, 3], stream.Select(stored => (long)stored["sequence"]!));
            Assert.Equal((string)receipt["hash"]!, (string)stream[(int)(long)receipt["sequence"]! - 1]["hash"]!);
            Assert.True(await _services.IsIntactAsync(receipt));
        }
    }

    private static IEnumerable<long> Sequences(IEnumerable<JsonObject> events, string stream) =>
        events.Where(stored => (string)stored["stream"]! == stream).Select(stored => (long)stored["sequence"]!);
}
