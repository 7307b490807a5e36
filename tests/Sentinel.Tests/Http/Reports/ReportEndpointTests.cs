using System.Net;
using System.Text.Json.Nodes;
using Sentinel.Pipeline;
using Xunit;

namespace Sentinel.Tests.Http.Reports;

public sealed class ReportEndpointTests(ClockedHttpFixture http) : IClassFixture<ClockedHttpFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A report of an approval issued now, from one second ago until now.</summary>
    private JsonObject Report(JsonObject submitted, string status = "success") => new()
    {
        ["version"] = "1.0",
        ["type"] = "report.execution",
        ["reportId"] = Guid.NewGuid().ToString(),
        ["approvalId"] = submitted["approval"]!["approvalId"]!.GetValue<string>(),
        ["planId"] = submitted["plan"]!["planId"]!.GetValue<string>(),
        ["startedAt"] = Time(-1),
        ["completedAt"] = Time(0),
        ["status"] = status,
        ["actions"] = new JsonArray(new JsonObject { ["actionId"] = "1", ["status"] = "success" }),
    };

    private string Time(int seconds) => http.Time.GetUtcNow().AddSeconds(seconds).ToString("O");

    private Task<HttpResponseMessage> PostAsync(JsonObject report) => http.PostAsync("/api/v1/reports", report.ToJsonString());

    private async Task<string[]> TypesAsync(JsonObject submitted) =>
        [.. (await http.Sentinel.Store.ReadStreamAsync(IntentEvents.StreamOf(submitted["intentId"]!.GetValue<string>()), cancellation: Cancellation))
            .Select(stored => stored.Type)];

    private async Task<string?> VerifyAsync(JsonObject submitted, bool use)
    {
        var body = new JsonObject { ["approval"] = submitted["approval"]!.DeepClone(), ["use"] = use };
        return (await HttpFixture.JsonAsync(await http.PostAsync("/api/v1/verify", body.ToJsonString()))).GetProperty("reason").GetString();
    }

    [Fact]
    public async Task A_report_is_stored_in_its_intents_stream_and_answered_with_a_receipt()
    {
        var submitted = await http.SubmitAsync();
        var report = Report(submitted);
        var response = await PostAsync(report);
        var answer = await HttpFixture.JsonAsync(response);

        Assert.Equal((HttpStatusCode.Created, false), (response.StatusCode, HttpFixture.IsRepeat(response)));
        Assert.Equal(report["reportId"]!.GetValue<string>(), answer.GetProperty("reportId").GetString());
        Assert.Equal(4, answer.GetProperty("receipt").GetProperty("sequence").GetInt32());
        Assert.Equal(["intent.received", "plan.generated", "approval.issued", "report.received"], await TypesAsync(submitted));
    }

    [Fact]
    public async Task The_same_report_again_is_answered_as_before_whatever_the_order_of_its_properties()
    {
        var submitted = await http.SubmitAsync();
        var report = Report(submitted);
        var first = await PostAsync(report);
        var again = await PostAsync(new JsonObject(report.Reverse().Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))));

        Assert.Equal((HttpStatusCode.Created, true), (again.StatusCode, HttpFixture.IsRepeat(again)));
        Assert.Equal(await HttpFixture.TextAsync(first), await HttpFixture.TextAsync(again));
        Assert.Equal(4, (await TypesAsync(submitted)).Length);
    }

    [Fact]
    public async Task Another_report_under_the_same_id_is_a_conflict()
    {
        var submitted = await http.SubmitAsync();
        var report = Report(submitted);
        await PostAsync(report);
        report["metadata"] = new JsonObject { ["other"] = true };

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(report)).StatusCode);
        report["reportId"] = report["planId"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(report)).StatusCode);
        Assert.Equal(4, (await TypesAsync(submitted)).Length);
    }

    [Fact]
    public async Task A_report_sent_at_once_many_times_is_stored_once()
    {
        var submitted = await http.SubmitAsync();
        var report = Report(submitted).ToJsonString();
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => http.PostAsync("/api/v1/reports", report)));
        var texts = await Task.WhenAll(responses.Select(HttpFixture.TextAsync));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Single(texts.Distinct());
        Assert.Equal(4, (await TypesAsync(submitted)).Length);
    }

    [Fact]
    public async Task Different_reports_sent_at_once_are_all_stored()
    {
        var submitted = await http.SubmitAsync();
        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PostAsync(Report(submitted))));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Equal(13, (await TypesAsync(submitted)).Length);
    }

    [Theory]
    [InlineData("success", "the approval was used already")]
    [InlineData("failure", "the approval was used already")]
    [InlineData("denied", "verified")]
    [InlineData("expired", "verified")]
    public async Task A_report_of_a_plan_that_was_carried_out_uses_its_approval_up(string status, string reason)
    {
        var submitted = await http.SubmitAsync();
        await PostAsync(Report(submitted, status));

        Assert.Equal(reason, await VerifyAsync(submitted, use: true));
    }

    [Fact]
    public async Task An_approval_used_before_is_reported_all_the_same()
    {
        var submitted = await http.SubmitAsync();
        Assert.Equal("verified", await VerifyAsync(submitted, use: true));

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(Report(submitted))).StatusCode);
    }

    [Fact]
    public async Task A_report_may_come_after_the_approval_expired()
    {
        var submitted = await http.SubmitAsync();
        var report = Report(submitted);
        http.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(report)).StatusCode);
    }

    [Fact]
    public async Task An_approval_that_was_never_issued_is_not_found()
    {
        var submitted = await http.SubmitAsync();
        var report = Report(submitted);
        foreach (var id in new[] { Guid.CreateVersion7().ToString(), report["planId"]!.GetValue<string>() })
        {
            report["approvalId"] = id;
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(report)).StatusCode);
        }
    }

    [Fact]
    public async Task An_approval_whose_key_is_trusted_no_more_cannot_be_reported()
    {
        await using var other = new ClockedHttpFixture();
        await other.InitializeAsync();
        var submitted = await other.SubmitAsync();
        other.Sentinel.Trust.Revoke(other.Sentinel.Signer.KeyId);
        var response = await other.PostAsync("/api/v1/reports", Report(submitted).ToJsonString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.StartsWith("/approvalId: is of an approval that does not hold", Assert.Single(await HttpFixture.ErrorsAsync(response)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_contradicts_itself_its_approval_or_its_plan_is_refused_with_every_contradiction()
    {
        var submitted = await http.SubmitAsync();
        var issued = submitted["approval"]!["issuedAt"]!.GetValue<string>();
        var report = Report(submitted);
        report["planId"] = Guid.CreateVersion7().ToString();
        report["startedAt"] = Time(-31);
        report["completedAt"] = Time(-32);
        report["actions"] = new JsonArray(
            new JsonObject { ["actionId"] = "1", ["status"] = "success" },
            new JsonObject { ["actionId"] = "1", ["status"] = "failure" },
            new JsonObject { ["actionId"] = "2", ["status"] = "skipped" });
        var response = await PostAsync(report);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            [
                "/planId: is not the plan of the approval",
                $"/startedAt: is before the approval was issued, {issued}",
                "/completedAt: is before startedAt",
                "/actions/1/actionId: is reported more than once",
                "/actions/2/actionId: is not an action of the plan",
                "/status: is success, but an action failed",
            ],
            await HttpFixture.ErrorsAsync(response));
        Assert.Equal(3, (await TypesAsync(submitted)).Length);
    }

    [Theory]
    [InlineData(-30, 30, HttpStatusCode.Created)]
    [InlineData(-31, 0, HttpStatusCode.UnprocessableEntity)]
    [InlineData(0, 31, HttpStatusCode.UnprocessableEntity)]
    [InlineData(0, 0, HttpStatusCode.Created)]
    [InlineData(0, -1, HttpStatusCode.UnprocessableEntity)]
    public async Task Times_must_lie_between_the_issue_and_now_give_or_take_the_clock_skew(int started, int completed, HttpStatusCode status)
    {
        var report = Report(await http.SubmitAsync());
        report["startedAt"] = Time(started);
        report["completedAt"] = Time(completed);

        Assert.Equal(status, (await PostAsync(report)).StatusCode);
    }

    [Fact]
    public async Task A_report_the_schema_does_not_know_is_a_problem_with_every_error()
    {
        var report = Report(await http.SubmitAsync(), "done");
        report.Remove("startedAt");
        var response = await PostAsync(report);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["/startedAt: is required", "/status: must be one of denied, expired, failure, partial_success, success"],
            (await HttpFixture.ErrorsAsync(response)).Order().Select(Sorted));
    }

    private static string Sorted(string error) =>
        error.Split("one of ") is [var start, var names] ? $"{start}one of {string.Join(", ", names.Split(", ").Order())}" : error;
}
