using System.Text.Json;
using Sentinel.Pipeline;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Pipeline;

public sealed class ApprovalDeskTests : PipelineFixture
{
    private async Task<IntentOutcome> ApprovedAsync() => await Sentinel.Pipeline.SubmitAsync(NewIntent().Utf8(), Cancellation);

    private Task<Verification> VerifyStored(string intentId, string signature) =>
        Sentinel.Desk.VerifyStoredAsync(intentId, signature, Clock.GetUtcNow(), Cancellation);

    private static string SignatureOf(IntentOutcome outcome) => JsonElement.Parse(outcome.Approval.Span).GetProperty("signature").GetString()!;

    [Fact]
    public async Task An_approval_is_used_once_even_when_many_try()
    {
        var outcome = await ApprovedAsync();
        Assert.True((await Sentinel.Desk.VerifyAsync(outcome.Approval, ApprovalBinding.None, cancellation: Cancellation)).Verified);

        var uses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Sentinel.Desk.VerifyAsync(outcome.Approval, ApprovalBinding.None, use: true, Cancellation)));

        Assert.Single(uses, use => use.Verified);
        var later = await Sentinel.Desk.VerifyAsync(outcome.Approval, ApprovalBinding.None, cancellation: Cancellation);
        Assert.Equal(new Verification(false, "the approval was used already"), later);

        await RestartAsync();
        Assert.False((await Sentinel.Desk.VerifyAsync(outcome.Approval, ApprovalBinding.None, use: true, Cancellation)).Verified);
    }

    [Fact]
    public async Task A_refused_approval_is_not_used_up()
    {
        var outcome = await ApprovedAsync();
        var wrongPlan = new ApprovalBinding(new string('0', 64));

        Assert.False((await Sentinel.Desk.VerifyAsync(outcome.Approval, wrongPlan, use: true, Cancellation)).Verified);
        Assert.True((await Sentinel.Desk.VerifyAsync(outcome.Approval, ApprovalBinding.None, use: true, Cancellation)).Verified);
    }

    [Fact]
    public async Task The_approval_of_an_intent_is_found_by_its_id()
    {
        var outcome = await ApprovedAsync();

        Assert.True((await VerifyStored(outcome.IntentId!, SignatureOf(outcome))).Verified);
        Assert.Equal("no such intent is stored", (await VerifyStored("intent-1", SignatureOf(outcome))).Reason);
        Assert.Equal("the signature is not that of the intent's approval", (await VerifyStored(outcome.IntentId!, "x")).Reason);
    }

    [Fact]
    public async Task The_approval_of_an_intent_survives_a_restart_with_its_key()
    {
        var outcome = await ApprovedAsync();
        await RestartAsync();

        Assert.True((await VerifyStored(outcome.IntentId!, SignatureOf(outcome))).Verified);
    }

    [Fact]
    public async Task An_intent_that_awaits_a_human_is_not_approved()
    {
        var outcome = await Sentinel.Pipeline.SubmitAsync(NewIntent("high").Utf8(), Cancellation);

        Assert.Equal("the intent is not approved yet", (await VerifyStored(outcome.IntentId!, "x")).Reason);
    }

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task The_timestamp_must_lie_in_the_approvals_life_and_not_in_the_future(int seconds, bool verified)
    {
        var outcome = await ApprovedAsync();
        var timestamp = Clock.GetUtcNow().AddSeconds(seconds);

        Assert.Equal(verified, (await Sentinel.Desk.VerifyStoredAsync(outcome.IntentId!, SignatureOf(outcome), timestamp, Cancellation)).Verified);
    }

    [Fact]
    public async Task An_expired_approval_is_refused()
    {
        var outcome = await ApprovedAsync();
        Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.False((await VerifyStored(outcome.IntentId!, SignatureOf(outcome))).Verified);
        Assert.False((await Sentinel.Desk.VerifyAsync(outcome.Approval, ApprovalBinding.None, cancellation: Cancellation)).Verified);
    }
}
