using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Sentinel.Tests.Http.Idempotency;

public sealed class IdempotencyTests(ClockedHttpFixture http) : IClassFixture<ClockedHttpFixture>
{
    private const string Intents = "/api/v1/intents";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string NewKey() => Guid.NewGuid().ToString();

    private Task<HttpResponseMessage> PostAsync(string path, JsonNode body, string key) => http.PostAsync(path, body.ToJsonString(), key: key);

    private async Task<int> StoredAsync(string type) => (await http.Sentinel.Store.ReadByTypeAsync(type, cancellation: Cancellation)).Count;

    private static async Task AssertRepeatsAsync(HttpResponseMessage first, HttpResponseMessage again)
    {
        Assert.Equal((first.StatusCode, true), (again.StatusCode, HttpFixture.IsRepeat(again)));
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal(await HttpFixture.TextAsync(first), await HttpFixture.TextAsync(again));
    }

    /// <summary>Every POST that stores something, each with its path and a body that was not sent before.</summary>
    private async Task<(string Path, JsonObject Body)[]> PostsAsync()
    {
        var awaiting = await http.SubmitAsync("high");
        var denied = await http.SubmitAsync("high");
        var approved = await http.SubmitAsync();
        var reported = await http.SubmitAsync();
        var now = http.Time.GetUtcNow().ToString("O");
        var report = Sample.Report();
        report["reportId"] = Guid.NewGuid().ToString();
        report["approvalId"] = reported["approval"]!["approvalId"]!.GetValue<string>();
        report["planId"] = reported["plan"]!["planId"]!.GetValue<string>();
        report["startedAt"] = now;
        report["completedAt"] = now;
        report["actions"]![0]!["actionId"] = "1";
        return
        [
            (Intents, Sample.NewIntent()),
            (Intents, Sample.NewIntent("high")),
            ($"/api/v1/plans/{awaiting["plan"]!["planId"]}/approvals", Sample.Parse("""{"operatorId":"ö","role":"admin"}""")),
            ($"/api/v1/plans/{denied["plan"]!["planId"]}/approvals", Sample.Parse("""{"operatorId":"ö","role":"admin","decision":"deny"}""")),
            ("/api/v1/verify", new JsonObject { ["approval"] = approved["approval"]!.DeepClone(), ["use"] = true }),
            ("/api/v1/reports", report),
        ];
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_is_carried_out_once_and_answered_with_the_same_bytes()
    {
        foreach (var (path, body) in await PostsAsync())
        {
            var key = NewKey();
            var first = await PostAsync(path, body, key);
            var events = (await http.Sentinel.Store.ReadRecentAsync(1, Cancellation))[0].Position;
            var again = await PostAsync(path, body, key);

            Assert.True(first.IsSuccessStatusCode && !HttpFixture.IsRepeat(first), path);
            await AssertRepeatsAsync(first, again);
            Assert.Equal(events, (await http.Sentinel.Store.ReadRecentAsync(1, Cancellation))[0].Position);
        }
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_sent_at_once_by_many_is_carried_out_once()
    {
        foreach (var (path, body) in await PostsAsync())
        {
            var key = NewKey();
            var before = await StoredAsync("request.answered");
            var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(path, body, key)));
            var texts = await Task.WhenAll(responses.Select(HttpFixture.TextAsync));

            Assert.All(responses, response => Assert.True(response.IsSuccessStatusCode, path));
            Assert.Single(texts.Distinct());
            Assert.Single(responses, response => !HttpFixture.IsRepeat(response));
            Assert.Equal(before + 1, await StoredAsync("request.answered"));
        }
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused_and_stores_nothing()
    {
        var key = NewKey();
        await PostAsync(Intents, Sample.NewIntent(), key);
        var received = await StoredAsync("intent.received");
        var other = await PostAsync(Intents, Sample.NewIntent(), key);
        var elsewhere = await PostAsync("/api/v1/reports", Sample.Report(), key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Equal("The Idempotency-Key belongs to another request.", (await HttpFixture.JsonAsync(other)).GetProperty("detail").GetString());
        Assert.Equal(received, await StoredAsync("intent.received"));
    }

    [Fact]
    public async Task Of_different_requests_sent_at_once_under_one_key_one_is_carried_out()
    {
        var key = NewKey();
        var received = await StoredAsync("intent.received");
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(Intents, Sample.NewIntent(), key)));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, responses.Count(response => response.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(received + 1, await StoredAsync("intent.received"));
    }

    [Fact]
    public async Task The_answer_stays_what_it_was_when_more_has_come_of_the_intent()
    {
        var (key, intent) = (NewKey(), Sample.NewIntent("high"));
        var first = await PostAsync(Intents, intent, key);
        var plan = (await HttpFixture.JsonAsync(first)).GetProperty("plan").GetProperty("planId").GetString();
        await http.PostAsync($"/api/v1/plans/{plan}/approvals", """{"operatorId":"o","role":"admin"}""");

        await AssertRepeatsAsync(first, await PostAsync(Intents, intent, key));
        Assert.Equal(HttpStatusCode.Created, (await http.PostAsync(Intents, intent.ToJsonString())).StatusCode);
    }

    [Fact]
    public async Task An_approval_used_under_a_key_is_verified_for_who_asks_again_with_it_and_for_nobody_else()
    {
        var key = NewKey();
        var body = new JsonObject { ["approval"] = (await http.SubmitAsync())["approval"]!.DeepClone(), ["use"] = true };

        Assert.Contains("true", await HttpFixture.TextAsync(await PostAsync("/api/v1/verify", body, key)), StringComparison.Ordinal);
        Assert.Contains("true", await HttpFixture.TextAsync(await PostAsync("/api/v1/verify", body, key)), StringComparison.Ordinal);
        Assert.Contains("used already", await HttpFixture.TextAsync(await PostAsync("/api/v1/verify", body, NewKey())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_may_be_corrected_under_the_same_key()
    {
        var key = NewKey();
        var intent = Sample.NewIntent();
        intent["tool"] = "Send Mail";

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Intents, intent, key)).StatusCode);
        intent["tool"] = "send_mail";
        Assert.True((await PostAsync(Intents, intent, key)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_request_that_the_store_could_not_take_is_carried_out_when_it_comes_again()
    {
        var (key, intent) = (NewKey(), Sample.NewIntent());
        using (var other = new SqliteConnection($"Data Source={Path.Combine(http.DataDirectory, "events.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(Intents, intent, key)).StatusCode);
        }

        var first = await PostAsync(Intents, intent, key);

        Assert.Equal((HttpStatusCode.Created, false), (first.StatusCode, HttpFixture.IsRepeat(first)));
        await AssertRepeatsAsync(first, await PostAsync(Intents, intent, key));
    }

    [Fact]
    public async Task A_request_answered_without_a_key_is_kept_under_the_key_it_comes_again_with()
    {
        var (key, intent) = (NewKey(), Sample.NewIntent());
        var first = await http.PostAsync(Intents, intent.ToJsonString());

        await AssertRepeatsAsync(first, await PostAsync(Intents, intent, key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(Intents, Sample.NewIntent(), key)).StatusCode);
    }

    [Fact]
    public async Task A_key_is_free_again_after_24_hours()
    {
        var key = NewKey();
        await PostAsync(Intents, Sample.NewIntent(), key);
        http.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(Intents, Sample.NewIntent(), key)).StatusCode);

        http.Time.Advance(TimeSpan.FromMilliseconds(1));
        var intent = Sample.NewIntent();
        var second = await PostAsync(Intents, intent, key);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        await AssertRepeatsAsync(second, await PostAsync(Intents, intent, key));
    }

    [Fact]
    public async Task Without_the_header_nothing_is_kept()
    {
        var before = await StoredAsync("request.answered");
        await http.SubmitAsync();

        Assert.Equal(before, await StoredAsync("request.answered"));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("a, b")]
    public async Task A_malformed_key_is_a_problem(string key)
    {
        var response = await PostAsync(Intents, Sample.NewIntent(), key);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("Idempotency-Key must be", (await HttpFixture.JsonAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
