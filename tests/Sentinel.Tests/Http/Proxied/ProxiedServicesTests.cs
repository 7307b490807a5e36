using System.Net;
using System.Text.Json.Nodes;
using Sentinel.Tests.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Http.Proxied;

/// <summary>What one service promises, two processes over one PostgreSQL behind nginx keep.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class ProxiedServicesTests(ProxiedFixture fixture) : IClassFixture<ProxiedFixture>
{
    private readonly ProxiedServices _services = fixture.Services;

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
        Assert.Equal(clients * each, receipts.Select(receipt => (string)receipt["stream"]!).Distinct().Count());
        await _services.AssertStoredOnceAsync(receipts);
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

    private static IEnumerable<long> Sequences(IEnumerable<JsonObject> events, string stream) =>
        events.Where(stored => (string)stored["stream"]! == stream).Select(stored => (long)stored["sequence"]!);
}
