using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Tests.Signing;
using Xunit;

namespace Sentinel.Tests.Http.Verify;

public sealed class VerifyEndpointTests(HttpFixture http) : IClassFixture<HttpFixture>
{
    private Task<JsonObject> ApprovedAsync() => http.SubmitAsync();

    private async Task<(bool Verified, string Reason)> VerifyAsync(string body)
    {
        var response = await http.PostAsync("/api/v1/verify", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await HttpFixture.JsonAsync(response);
        return (answer.GetProperty("verified").GetBoolean(), answer.GetProperty("reason").GetString()!);
    }

    private static string Request(JsonObject source, params string[] names) =>
        new JsonObject(names.Select(name => KeyValuePair.Create(name, source[name]?.DeepClone()))).ToJsonString();

    [Fact]
    public async Task The_approval_of_an_intent_is_verified_by_id_signature_and_time()
    {
        var approved = await ApprovedAsync();
        var signature = approved["approval"]!["signature"]!.GetValue<string>();
        string Body(object timestamp) => JsonSerializer.Serialize(new { intentId = approved["intentId"]!.GetValue<string>(), signature, timestamp });

        Assert.Equal((true, "verified"), await VerifyAsync(Body(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())));
        Assert.Equal((true, "verified"), await VerifyAsync(Body(DateTimeOffset.UtcNow.ToString("O"))));
        Assert.Equal((false, "the timestamp is outside the approval's life"), await VerifyAsync(Body(0)));
        Assert.Equal((false, "no such intent is stored"), await VerifyAsync("""{"intentId":"intent-1","signature":"test","timestamp":1}"""));
    }

    [Fact]
    public async Task An_approval_is_verified_with_the_plan_and_intent_it_approves_and_used_once()
    {
        var approved = await ApprovedAsync();
        approved["use"] = true;

        Assert.Equal((true, "verified"), await VerifyAsync(Request(approved, "approval")));
        Assert.Equal((true, "verified"), await VerifyAsync(Request(approved, "approval", "plan", "intent")));

        var swapped = approved.DeepClone().AsObject();
        swapped["plan"]!["actions"]![0]!["tool"] = "delete_all";
        Assert.Equal((false, "the plan is not the one that was approved"), await VerifyAsync(Request(swapped, "approval", "plan", "use")));

        Assert.Equal((true, "verified"), await VerifyAsync(Request(approved, "approval", "plan", "use")));
        Assert.Equal((false, "the approval was used already"), await VerifyAsync(Request(approved, "approval", "use")));
    }

    [Fact]
    public async Task A_changed_approval_is_not_verified()
    {
        var approved = await ApprovedAsync();
        approved["approval"]!["expiresAt"] = "2099-01-01T00:00:00.000Z";

        Assert.False((await VerifyAsync(Request(approved, "approval"))).Verified);
    }

    [Fact]
    public async Task Damaged_requests_are_never_verified_and_never_a_server_error()
    {
        var approved = await ApprovedAsync();
        var body = Encoding.UTF8.GetBytes(Request(approved, "approval"));
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var mutated = Mutation.Of(body, random);
            using var content = new ByteArrayContent(mutated);
            content.Headers.ContentType = new("application/json");
            var response = await http.Client.PostAsync("/api/v1/verify", content, TestContext.Current.CancellationToken);

            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode}: {Encoding.UTF8.GetString(mutated)}");
            if (response.StatusCode == HttpStatusCode.OK && !Mutation.MeansTheSame(mutated, body))
            {
                Assert.False((await HttpFixture.JsonAsync(response)).GetProperty("verified").GetBoolean());
            }
        }
    }

    [Theory]
    [InlineData("[]", "", "must be an object")]
    [InlineData("{}", "/intentId", "is required")]
    [InlineData("""{"intentId":"a","signature":"b"}""", "/timestamp", "is required")]
    [InlineData("""{"intentId":"a","signature":"b","timestamp":1e300}""", "/timestamp", "must be milliseconds since 1970 or an RFC 3339 time")]
    [InlineData("""{"intentId":1,"signature":"b","timestamp":1}""", "/intentId", "must be a string")]
    [InlineData("""{"intentId":"a","signature":"b","timestamp":1,"c/d":1}""", "/c~1d", "is not a property of this request")]
    [InlineData("""{"approval":1}""", "/approval", "must be an object")]
    [InlineData("""{"approval":{},"plan":[]}""", "/plan", "must be an object")]
    [InlineData("""{"approval":{},"use":"yes"}""", "/use", "must be true or false")]
    public async Task A_request_of_another_shape_is_a_problem(string body, string place, string detail)
    {
        var response = await http.PostAsync("/api/v1/verify", body);
        var errors = (await HttpFixture.JsonAsync(response)).GetProperty("errors");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal((place, detail), (errors[0].GetProperty("pointer").GetString(), errors[0].GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("""{"approval":{},"approval":{}}""")]
    [InlineData("""{"approval":{"a":"\ud800"},"plan":{"a":"\ud800"}}""")]
    [InlineData("""{"intentId":"\ud800","signature":"b","timestamp":1}""")]
    [InlineData("{")]
    public async Task What_is_not_strict_JSON_is_a_problem(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync("/api/v1/verify", body)).StatusCode);
}
