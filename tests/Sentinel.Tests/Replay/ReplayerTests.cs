using Sentinel.Policy;
using Sentinel.Replay;
using Sentinel.Signing;
using Sentinel.Tests.Pipeline;
using Xunit;

namespace Sentinel.Tests.Replay;

public sealed class ReplayerTests : PipelineFixture
{
    private Replayer Here => new(Sentinel.Validator, Sentinel.Store, Sentinel.FindSigningKey, Sentinel.Trust);

    private Replayer Elsewhere => new(Sentinel.Validator, Sentinel.Store, _ => null, Sentinel.Trust);

    [Fact]
    public async Task Replay_gives_the_same_bytes_whatever_the_clock_and_the_history_say_now()
    {
        await Sentinel.Sessions.StartAsync("s", Cancellation);
        for (var i = 0; i < 12; i++)
        {
            // The eleventh in a minute is suspicious, so that the last ones are decided by history.
            await Sentinel.Pipeline.SubmitAsync(NewIntent(i % 3 == 0 ? "medium" : "low", "busy").Utf8(), Cancellation);
        }

        await Sentinel.Pipeline.SubmitAsync(NewIntent("high").Utf8(), Cancellation);
        await Sentinel.Pipeline.SubmitAsync("""{"userId":"busy"}"""u8.ToArray(), Cancellation);
        Clock.Advance(TimeSpan.FromHours(2));

        var report = await ReplayReport.OfAsync(Here.ReplayAllAsync(new RecordedRequests(Sentinel.Store).AllAsync(Cancellation)), Cancellation);
        Assert.Equal((14, 14, 0), (report.Requests, report.Same, report.SignatureVerifiedOnly));
    }

    [Fact]
    public async Task Without_the_key_the_original_signature_must_hold()
    {
        await RecordAsync();

        var result = await Elsewhere.ReplayAsync(await OnlyAsync(), Cancellation);
        Assert.True(result.IsSame);
        Assert.True(result.SignatureVerifiedOnly);
    }

    [Fact]
    public async Task An_unknown_key_is_a_difference()
    {
        await RecordAsync();
        var replayer = new Replayer(Sentinel.Validator, Sentinel.Store, _ => null, new TrustStore(Clock));

        var difference = Assert.Single((await replayer.ReplayAsync(await OnlyAsync(), Cancellation)).Differences);
        Assert.Equal(("approval.issued", 3L), (difference.Event, difference.Sequence));
        Assert.Contains("/signature", difference.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_decision_is_shown_as_a_patch_at_each_event_it_changes()
    {
        await RecordAsync();
        var request = await OnlyAsync();
        var suspicious = request with { Inputs = request.Inputs! with { Standing = new UserStanding(0.1, "12 requests within a minute", false) } };

        var differences = (await Here.ReplayAsync(suspicious, Cancellation)).Differences;
        Assert.Equal(["plan.generated", "approval.issued"], differences.Select(difference => difference.Event));
        Assert.Contains("/riskAssessment/overallRiskLevel", differences[0].Detail, StringComparison.Ordinal);
        Assert.Contains("/requiresHumanApproval", differences[0].Detail, StringComparison.Ordinal);
        Assert.Equal("the event is approval.requested now", differences[1].Detail);
    }

    [Fact]
    public async Task A_request_that_is_refused_now_is_a_difference()
    {
        await RecordAsync();
        var request = await OnlyAsync();

        var difference = Assert.Single((await Here.ReplayAsync(request with { Body = "{}"u8.ToArray() }, Cancellation)).Differences);
        Assert.Equal(("answer", "it is not valid any more"), (difference.Event, difference.Detail));
    }

    [Fact]
    public async Task A_request_whose_original_is_gone_is_a_difference()
    {
        await RecordAsync();
        var request = await OnlyAsync();
        var other = NewIntent();

        var moved = request with { IntentId = (string)other["intentId"]!, Body = other.Utf8() };
        Assert.Equal("the original is not in the store", Assert.Single((await Here.ReplayAsync(moved, Cancellation)).Differences).Detail);
    }

    private async Task RecordAsync()
    {
        await Sentinel.Sessions.StartAsync("s", Cancellation);
        await Sentinel.Pipeline.SubmitAsync(NewIntent().Utf8(), Cancellation);
        await Sentinel.Sessions.EndAsync(Cancellation);
    }

    private async Task<RecordedRequest> OnlyAsync() =>
        Assert.Single(await new RecordedRequests(Sentinel.Store).AllAsync(Cancellation).ToListAsync(Cancellation));
}
