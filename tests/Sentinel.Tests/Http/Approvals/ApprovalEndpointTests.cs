using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Pipeline;
using Xunit;

namespace Sentinel.Tests.Http.Approvals;

public sealed class ApprovalEndpointTests(HttpFixture http) : IClassFixture<HttpFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string PlanOf(JsonObject submitted) => submitted["plan"]!["planId"]!.GetValue<string>();

    private static string Decision(string decision = "approve", string operatorId = "ops-7", string role = "operator") =>
        new JsonObject { ["operatorId"] = operatorId, ["role"] = role, ["decision"] = decision, ["justification"] = "seen" }.ToJsonString();

    private Task<HttpResponseMessage> DecideAsync(string planId, string body) => http.PostAsync($"/api/v1/plans/{planId}/approvals", body);

    private async Task<string[]> TypesAsync(JsonObject submitted) =>
        [.. (await http.Sentinel.Store.ReadStreamAsync(IntentEvents.StreamOf(submitted["intentId"]!.GetValue<string>()), cancellation: Cancellation))
            .Select(stored => stored.Type)];

    [Fact]
    public async Task A_human_approves_a_plan_that_awaits_one_and_the_approval_holds()
    {
        var submitted = await http.SubmitAsync("high");
        var response = await DecideAsync(PlanOf(submitted), Decision());
        var answer = Sample.Parse(await HttpFixture.TextAsync(response));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(JsonNode.DeepEquals(submitted["plan"], answer["plan"]));
        Assert.Equal("human_operator", answer["approval"]!["approvedBy"]!.GetValue<string>());
        Assert.Equal("seen", answer["approval"]!["justification"]!.GetValue<string>());
        var approver = answer["approval"]!["humanApprover"]!;
        Assert.Equal(("ops-7", "operator"), (approver["operatorId"]!.GetValue<string>(), approver["role"]!.GetValue<string>()));
        Assert.Equal(4, answer["receipt"]!["sequence"]!.GetValue<int>());
        Assert.Equal(["intent.received", "plan.generated", "approval.requested", "approval.issued"], await TypesAsync(submitted));

        var verify = new JsonObject
        {
            ["approval"] = answer["approval"]!.DeepClone(),
            ["plan"] = submitted["plan"]!.DeepClone(),
            ["intent"] = submitted["intent"]!.DeepClone(),
        };
        var verified = await HttpFixture.JsonAsync(await http.PostAsync("/api/v1/verify", verify.ToJsonString()));
        Assert.Equal("verified", verified.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Approving_is_what_a_decision_is_when_it_does_not_say()
    {
        var submitted = await http.SubmitAsync("high");
        var response = await DecideAsync(PlanOf(submitted), """{"operatorId":"ops-7","role":"admin"}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.False((await HttpFixture.JsonAsync(response)).GetProperty("approval").TryGetProperty("justification", out _));
    }

    [Fact]
    public async Task A_human_denies_a_plan_and_nothing_is_signed()
    {
        var submitted = await http.SubmitAsync("high");
        var response = await DecideAsync(PlanOf(submitted), Decision("deny", role: "reviewer"));
        var answer = await HttpFixture.JsonAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(PlanOf(submitted), answer.GetProperty("denial").GetProperty("planId").GetString());
        Assert.Equal("ops-7", answer.GetProperty("denial").GetProperty("deniedBy").GetProperty("operatorId").GetString());
        Assert.Equal("seen", answer.GetProperty("denial").GetProperty("justification").GetString());
        Assert.Equal(4, answer.GetProperty("receipt").GetProperty("sequence").GetInt32());
        Assert.Equal(["intent.received", "plan.generated", "approval.requested", "approval.denied"], await TypesAsync(submitted));

        var verify = JsonSerializer.Serialize(new { intentId = submitted["intentId"]!.GetValue<string>(), signature = "x", timestamp = 1 });
        var verified = await HttpFixture.JsonAsync(await http.PostAsync("/api/v1/verify", verify));
        Assert.Equal("a human denied the intent", verified.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("approve", HttpStatusCode.Created, "approval")]
    [InlineData("deny", HttpStatusCode.OK, "denial")]
    public async Task The_intent_again_is_answered_with_what_the_human_decided(string decision, HttpStatusCode status, string document)
    {
        var submitted = await http.SubmitAsync("high");
        var decided = await HttpFixture.JsonAsync(await DecideAsync(PlanOf(submitted), Decision(decision)));
        var response = await http.PostAsync("/api/v1/intents", submitted["intent"]!.ToJsonString());
        var answer = await HttpFixture.JsonAsync(response);

        Assert.Equal((status, true), (response.StatusCode, HttpFixture.IsRepeat(response)));
        Assert.True(JsonElement.DeepEquals(decided.GetProperty(document), answer.GetProperty(document)));
        Assert.True(JsonElement.DeepEquals(decided.GetProperty("receipt"), answer.GetProperty("receipt")));
    }

    [Theory]
    [InlineData("approve", HttpStatusCode.Created)]
    [InlineData("deny", HttpStatusCode.OK)]
    public async Task The_same_decision_of_the_same_operator_again_is_answered_as_before(string decision, HttpStatusCode status)
    {
        var submitted = await http.SubmitAsync("high");
        var first = await DecideAsync(PlanOf(submitted), Decision(decision));
        var again = await DecideAsync(PlanOf(submitted), Decision(decision));

        Assert.Equal((status, false), (first.StatusCode, HttpFixture.IsRepeat(first)));
        Assert.Equal((status, true), (again.StatusCode, HttpFixture.IsRepeat(again)));
        Assert.Equal(await HttpFixture.TextAsync(first), await HttpFixture.TextAsync(again));
        Assert.Equal(4, (await TypesAsync(submitted)).Length);
    }

    [Fact]
    public async Task A_plan_that_awaits_nobody_is_a_conflict()
    {
        var byPolicy = await http.SubmitAsync();
        var byHuman = await http.SubmitAsync("high");
        await DecideAsync(PlanOf(byHuman), Decision());

        foreach (var (plan, decision, reason) in new[]
        {
            (byPolicy, Decision(), "The plan was approved by policy already."),
            (byHuman, Decision(operatorId: "ops-8"), "The plan was approved by ops-7 already."),
            (byHuman, Decision("deny"), "The plan was approved by ops-7 already."),
        })
        {
            var response = await DecideAsync(PlanOf(plan), decision);
            Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
            Assert.Equal(reason, (await HttpFixture.JsonAsync(response)).GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task What_is_no_plan_is_not_found()
    {
        var submitted = await http.SubmitAsync();
        string[] ids =
        [
            Guid.CreateVersion7().ToString(),
            "nonsense",
            submitted["intentId"]!.GetValue<string>(),
            submitted["approval"]!["approvalId"]!.GetValue<string>(),
            PlanOf(submitted).ToUpperInvariant(),
        ];

        foreach (var id in ids)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await DecideAsync(id, Decision())).StatusCode);
        }
    }

    [Fact]
    public async Task Of_many_operators_who_decide_at_once_one_decides()
    {
        var submitted = await http.SubmitAsync("high");
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            DecideAsync(PlanOf(submitted), Decision(i % 2 == 0 ? "approve" : "deny", $"ops-{i}"))));

        Assert.Single(responses, response => response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK);
        Assert.Equal(19, responses.Count(response => response.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(4, (await TypesAsync(submitted)).Length);
    }

    [Fact]
    public async Task A_decision_sent_at_once_many_times_is_made_once()
    {
        var submitted = await http.SubmitAsync("high");
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => DecideAsync(PlanOf(submitted), Decision())));
        var texts = await Task.WhenAll(responses.Select(HttpFixture.TextAsync));

        Assert.Single(texts.Distinct());
        Assert.Single(responses, response => !HttpFixture.IsRepeat(response));
    }

    [Fact]
    public async Task A_role_approves_up_to_its_limit_of_risk_and_denies_without_one()
    {
        var high = PlanOf(await http.SubmitAsync("high"));
        var user = Guid.NewGuid().ToString();
        for (var i = 0; i < 10; i++)
        {
            await http.SubmitAsync(user: user);
        }

        var highAndSuspicious = PlanOf(await http.SubmitAsync("high", user));

        Assert.Equal(HttpStatusCode.Forbidden, (await DecideAsync(high, Decision(role: "reviewer"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await DecideAsync(high, Decision(role: "operator"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await DecideAsync(highAndSuspicious, Decision(role: "operator"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await DecideAsync(highAndSuspicious, Decision(role: "admin"))).StatusCode);
    }

    [Theory]
    [InlineData("[]", ": must be an object")]
    [InlineData("{}", "/operatorId: is required", "/role: is required")]
    [InlineData("""{"operatorId":"","role":"boss","decision":"maybe","justification":1,"a/b":2}""",
        "/a~1b: is not a property of this request",
        "/operatorId: must have at least 1 character",
        "/role: must be one of admin, operator, reviewer",
        "/decision: must be one of approve, deny",
        "/justification: must be a string")]
    [InlineData("""{"operatorId":null,"role":"admin","decision":null}""", "/operatorId: must be a string", "/decision: must be a string")]
    public async Task A_body_of_another_shape_is_a_problem_with_every_error(string body, params string[] errors)
    {
        var response = await DecideAsync(Guid.CreateVersion7().ToString(), body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(errors, await HttpFixture.ErrorsAsync(response));
    }

    [Theory]
    [InlineData(500, HttpStatusCode.NotFound)]
    [InlineData(501, HttpStatusCode.BadRequest)]
    public async Task A_justification_has_at_most_500_characters_whatever_their_planes(int length, HttpStatusCode status)
    {
        var body = new JsonObject { ["operatorId"] = "o", ["role"] = "admin", ["justification"] = string.Concat(Enumerable.Repeat("😀", length)) };

        Assert.Equal(status, (await DecideAsync(Guid.CreateVersion7().ToString(), body.ToJsonString())).StatusCode);
    }

    [Theory]
    [InlineData("""{"operatorId":"o","operatorId":"p","role":"admin"}""")]
    [InlineData("""{"operatorId":"\ud800","role":"admin"}""")]
    [InlineData("{")]
    public async Task What_is_not_strict_JSON_is_a_problem(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await DecideAsync(Guid.CreateVersion7().ToString(), body)).StatusCode);
}
