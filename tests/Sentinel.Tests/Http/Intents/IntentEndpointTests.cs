using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Sentinel.Tests.Http.Intents;

public sealed class IntentEndpointTests(HttpFixture http) : IClassFixture<HttpFixture>
{
    private static string Intent(string riskLevel = "low", Action<JsonObject>? change = null)
    {
        var intent = Sample.Intent();
        intent["intentId"] = Guid.NewGuid().ToString();
        intent["userId"] = Guid.NewGuid().ToString();
        intent["riskLevel"] = riskLevel;
        change?.Invoke(intent);
        return intent.ToJsonString();
    }

    [Theory]
    [InlineData("/api/v1/intents")]
    [InlineData("/intents")]
    public async Task An_approved_intent_is_answered_with_plan_approval_and_receipt(string path)
    {
        var response = await http.PostAsync(path, Intent());
        var body = await HttpFixture.JsonAsync(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(body.GetProperty("intentId").GetString(), body.GetProperty("plan").GetProperty("intentId").GetString());
        Assert.Equal("approval.execution", body.GetProperty("approval").GetProperty("type").GetString());
        Assert.Equal(3, body.GetProperty("receipt").GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task A_high_risk_intent_is_accepted_for_a_human()
    {
        var response = await http.PostAsync("/api/v1/intents", Intent("high"));
        var body = await HttpFixture.JsonAsync(response);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.True(body.GetProperty("requiresHumanApproval").GetBoolean());
        Assert.StartsWith("risk high", body.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.False(body.TryGetProperty("approval", out _));
    }

    [Fact]
    public async Task An_invalid_intent_is_a_problem_with_every_error()
    {
        var response = await http.PostAsync("/api/v1/intents", Intent(change: intent =>
        {
            intent["channelId"] = "fax";
            intent["timestamp"] = null;
        }));
        var body = await HttpFixture.JsonAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(400, body.GetProperty("status").GetInt32());
        Assert.Equal(
            """[{"pointer":"/channelId","detail":"must be one of telegram, discord, slack, web, api"},{"pointer":"/timestamp","detail":"must be a string"}]""",
            JsonSerializer.Serialize(body.GetProperty("errors")));
    }

    [Fact]
    public async Task What_is_not_JSON_is_the_callers_error()
    {
        var response = await http.PostAsync("/api/v1/intents", "{");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("is not JSON", (await HttpFixture.JsonAsync(response)).GetProperty("errors")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_intent_again_is_the_same_answer()
    {
        var intent = Intent();
        var first = await http.PostAsync("/api/v1/intents", intent);
        var again = await http.PostAsync("/api/v1/intents", intent);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotent-Replayed")));
        Assert.Equal(JsonSerializer.Serialize(await HttpFixture.JsonAsync(first)), JsonSerializer.Serialize(await HttpFixture.JsonAsync(again)));

        var other = await http.PostAsync("/api/v1/intents", intent.Replace("weekly", "daily", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task A_body_over_256_KiB_is_too_large_whether_it_says_so_or_not()
    {
        var large = Intent(change: intent => intent["meta"] = new JsonObject { ["a"] = new string('x', 256 * 1024) });
        var announced = await http.PostAsync("/api/v1/intents", large);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/intents") { Content = new StringContent(large, null, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        var chunked = await http.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, announced.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.Created)]
    [InlineData("application/vnd.intent+json", HttpStatusCode.Created)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task Only_JSON_is_taken(string mediaType, HttpStatusCode expected) =>
        Assert.Equal(expected, (await http.PostAsync("/api/v1/intents", Intent(), mediaType)).StatusCode);

    [Fact]
    public async Task Other_paths_and_methods_are_problems()
    {
        var path = await http.Client.GetAsync("/nowhere", TestContext.Current.CancellationToken);
        var method = await http.Client.GetAsync("/api/v1/intents", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (path.StatusCode, path.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (method.StatusCode, method.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_failing_store_is_said_so_and_recovers_without_a_restart()
    {
        var intent = Intent();
        using (var other = new SqliteConnection($"Data Source={Path.Combine(http.DataDirectory, "events.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();

            var refused = await http.PostAsync("/api/v1/intents", intent);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.Client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await http.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await http.PostAsync("/api/v1/intents", intent)).StatusCode);
    }

    [Fact]
    public async Task Health_names_the_key_but_never_shows_it()
    {
        var response = await http.Client.GetAsync("/health", TestContext.Current.CancellationToken);
        var body = await HttpFixture.JsonAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["status", "store", "keyId", "breakers"], body.EnumerateObject().Select(property => property.Name));
        Assert.Equal(http.Sentinel.Signer.KeyId, body.GetProperty("keyId").GetString());
    }
}
