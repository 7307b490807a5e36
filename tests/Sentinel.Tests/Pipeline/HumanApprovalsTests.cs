using System.Text;
using Sentinel.Events;
using Sentinel.Pipeline;
using Sentinel.Policy;
using Sentinel.Schemas;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Pipeline;

public sealed class HumanApprovalsTests : PipelineFixture
{
    private static readonly HumanDecision Approve = new("ops-7", OperatorRole.Admin, Justification: "seen");
    private static readonly HumanDecision Deny = new("ops-7", OperatorRole.Reviewer, Approves: false);

    private async Task<(IntentOutcome Submitted, string PlanId)> AwaitingAsync(string user = "u")
    {
        var submitted = await Sentinel.Pipeline.SubmitAsync(NewIntent("high", user).Utf8(), Cancellation);
        return (submitted, Sample.Parse(Encoding.UTF8.GetString(submitted.Plan.Span))["planId"]!.GetValue<string>());
    }

    private Task<HumanOutcome> DecideAsync(string planId, HumanDecision decision) =>
        Sentinel.Humans.DecideAsync(planId, decision, cancellation: Cancellation);

    private UserStanding Standing(string user = "u") => Sentinel.Histories.Standing(UserHistories.SubjectOfUser(user), "send_mail", Clock.GetUtcNow());

    [Fact]
    public async Task An_approval_by_a_human_binds_what_was_submitted()
    {
        var (submitted, planId) = await AwaitingAsync();
        var outcome = await DecideAsync(planId, Approve);
        var intent = (await Sentinel.Store.ReadStreamAsync(outcome.Receipt!.Stream, limit: 1, cancellation: Cancellation))[0].Data;
        var binding = new ApprovalBinding(ContentDigest.OfCanonical(submitted.Plan.Span), ContentDigest.OfCanonical(intent.Span));

        Assert.Equal(HumanResult.Approved, outcome.Result);
        Assert.Empty(Sentinel.Validator.Validate(DocumentType.Approval, outcome.Approval.Span).Errors);
        Assert.True((await Sentinel.Desk.VerifyAsync(outcome.Approval, binding, use: true, Cancellation)).Verified);
        Assert.True((await Sentinel.Store.VerifyStreamAsync(outcome.Receipt.Stream, outcome.Receipt, Cancellation)).Intact);
    }

    [Fact]
    public async Task The_life_of_an_approval_begins_when_the_human_decides()
    {
        var (_, planId) = await AwaitingAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        var outcome = await DecideAsync(planId, Approve);

        Assert.True((await Sentinel.Desk.VerifyAsync(outcome.Approval, ApprovalBinding.None, cancellation: Cancellation)).Verified);
    }

    [Fact]
    public async Task What_a_human_decides_counts_in_the_users_history_also_after_a_restart()
    {
        await DecideAsync((await AwaitingAsync("approved")).PlanId, Approve);
        await DecideAsync((await AwaitingAsync("denied")).PlanId, Deny);
        await AwaitingAsync("waiting");
        var approved = Standing("approved");
        var denied = Standing("denied");
        var waiting = Standing("waiting");

        Assert.Equal(new UserStanding(0.7, null, true), approved);
        Assert.Equal("more than half of the recent requests were rejected", denied.Suspicion);
        Assert.Equal(new UserStanding(0, null, false), waiting);

        await RestartAsync();
        Assert.Equal([approved, denied, waiting], new[] { Standing("approved"), Standing("denied"), Standing("waiting") });
    }

    [Fact]
    public async Task A_decision_survives_a_restart()
    {
        var (_, planId) = await AwaitingAsync();
        var first = await DecideAsync(planId, Deny);
        await RestartAsync();
        var again = await DecideAsync(planId, Deny);

        Assert.Equal((HumanResult.Denied, true, first.Receipt), (again.Result, again.IsRepeat, again.Receipt));
        Assert.Equal(HumanResult.AlreadyDecided, (await DecideAsync(planId, Approve)).Result);
    }

    [Fact]
    public async Task What_goes_alongside_is_stored_with_the_decision_or_neither_is()
    {
        var (submitted, planId) = await AwaitingAsync();
        await Sentinel.Store.AppendAsync(new StreamAppend("taken", 0, [new NewEvent("x", "x"u8.ToArray())]), Cancellation);
        Alongside<HumanOutcome> Note(string stream) => (outcome, place, sequence) =>
            new StreamAppend(stream, 0, [new NewEvent($"{outcome.Result} {sequence}", Encoding.UTF8.GetBytes(place))]);

        var error = await Assert.ThrowsAsync<WrongExpectedVersionException>(() =>
            Sentinel.Humans.DecideAsync(planId, Approve, Note("taken"), Cancellation));
        Assert.Equal("taken", error.Stream);
        Assert.Equal(3, (await Sentinel.Store.ReadStreamAsync(submitted.Receipt!.Stream, cancellation: Cancellation)).Count);

        await Sentinel.Humans.DecideAsync(planId, Approve, Note("free"), Cancellation);
        var noted = Assert.Single(await Sentinel.Store.ReadStreamAsync("free", cancellation: Cancellation));
        Assert.Equal("Approved 4", noted.Type);
        Assert.Equal(submitted.Receipt.Stream, Encoding.UTF8.GetString(noted.Data.Span));
    }
}
