using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Events;
using Sentinel.Pipeline;
using Sentinel.Policy;
using Sentinel.Schemas;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Pipeline;

public sealed class IntentPipelineTests : PipelineFixture
{
    private Task<IntentOutcome> Submit(JsonNode intent) => Sentinel.Pipeline.SubmitAsync(intent.Utf8(), Cancellation);

    [Fact]
    public async Task A_low_risk_intent_is_planned_approved_and_stored()
    {
        var intent = NewIntent();
        var outcome = await Submit(intent);

        Assert.Equal(IntentDecision.Approved, outcome.Decision);
        Assert.Empty(Sentinel.Validator.Validate(DocumentType.Plan, outcome.Plan.Span).Errors);
        Assert.Empty(Sentinel.Validator.Validate(DocumentType.Approval, outcome.Approval.Span).Errors);

        var binding = new ApprovalBinding(ContentDigest.OfCanonical(outcome.Plan.Span), ContentDigest.Of(Sample.Element(intent.ToJsonString())));
        Assert.True(Sentinel.Verifier.Verify(outcome.Approval.Span, binding).Verified);

        var events = await Sentinel.Store.ReadStreamAsync(outcome.Receipt!.Stream, cancellation: Cancellation);
        Assert.Equal(["intent.received", "plan.generated", "approval.issued"], events.Select(stored => stored.Type));
        Assert.Equal(outcome.Approval.ToArray(), events[2].Data.ToArray());
        Assert.True((await Sentinel.Store.VerifyStreamAsync(outcome.Receipt.Stream, outcome.Receipt, Cancellation)).Intact);
    }

    [Fact]
    public async Task An_approval_that_would_be_refused_is_neither_stored_nor_answered()
    {
        var spoiling = new SpoilingSigner(Sentinel.Signer);
        var pipeline = new IntentPipeline(
            Sentinel.Validator, Sentinel.Histories, spoiling, Sentinel.Verifier, Sentinel.Store, new PipelineOptions(), Clock);
        var intent = NewIntent();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.SubmitAsync(intent.Utf8(), Cancellation));

        Assert.StartsWith("The approval just issued does not hold: the signature is not one of the trusted key", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Sentinel.Store.ReadRecentAsync(10, Cancellation));
        Assert.Equal(IntentDecision.Approved, (await Submit(intent)).Decision);
    }

    [Fact]
    public async Task A_high_risk_intent_awaits_a_human_and_is_not_signed()
    {
        var outcome = await Submit(NewIntent("high"));

        Assert.Equal(IntentDecision.AwaitingHuman, outcome.Decision);
        Assert.True(outcome.Approval.IsEmpty);
        Assert.Equal("risk high at trust 0.50", outcome.Reason);
        Assert.True(JsonElement.Parse(outcome.Plan.Span).GetProperty("requiresHumanApproval").GetBoolean());
        Assert.Empty(await Sentinel.Store.ReadByTypeAsync(IntentEvents.Approved, cancellation: Cancellation));
    }

    [Fact]
    public async Task Medium_risk_awaits_a_human_once_the_user_is_suspicious()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(IntentDecision.Approved, (await Submit(NewIntent(user: "busy"))).Decision);
        }

        var unknownTool = NewIntent("medium", "busy");
        unknownTool["tool"] = "shell";
        var outcome = await Submit(unknownTool);

        Assert.Equal(IntentDecision.AwaitingHuman, outcome.Decision);
        Assert.Contains("suspicious", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(IntentDecision.Approved, (await Submit(NewIntent("medium", "calm"))).Decision);
    }

    [Fact]
    public async Task A_restart_does_not_make_a_user_new()
    {
        for (var i = 0; i < 10; i++)
        {
            await Submit(NewIntent(user: "busy"));
        }

        var before = Sentinel.Histories.Standing(UserHistories.SubjectOfUser("busy"), "send_mail", Clock.GetUtcNow());
        await RestartAsync();

        Assert.Equal(before, Sentinel.Histories.Standing(UserHistories.SubjectOfUser("busy"), "send_mail", Clock.GetUtcNow()));
        Assert.NotNull(before.Suspicion);
    }

    [Fact]
    public async Task An_invalid_intent_is_answered_with_all_errors_and_not_stored_but_remembered()
    {
        var intent = NewIntent(user: "clumsy");
        intent["tool"] = "Send Mail";
        intent.Remove("description");
        var outcome = await Submit(intent);

        Assert.Equal(IntentDecision.Invalid, outcome.Decision);
        Assert.Equal(["/tool", "/description"], outcome.Errors.Select(error => error.Pointer));
        Assert.Empty(await Sentinel.Store.ReadRecentAsync(1, Cancellation));
        Assert.Equal(0, Sentinel.Histories.Standing(UserHistories.SubjectOfUser("clumsy"), "x", Clock.GetUtcNow()).Trust);
    }

    [Theory]
    [InlineData("low")]
    [InlineData("high")]
    public async Task The_same_intent_again_gets_the_same_answer_and_is_stored_once(string riskLevel)
    {
        var intent = NewIntent(riskLevel);
        var first = await Submit(intent);
        var again = await Submit(Reordered(intent));

        Assert.True(again.IsRepeat);
        Assert.Equal(first.Decision, again.Decision);
        Assert.Equal(first.Plan.ToArray(), again.Plan.ToArray());
        Assert.Equal(first.Approval.ToArray(), again.Approval.ToArray());
        Assert.Equal(first.Receipt, again.Receipt);
        Assert.Equal(first.Reason, again.Reason);
        Assert.Equal(3, (await Sentinel.Store.ReadRecentAsync(10, Cancellation)).Count);
    }

    [Fact]
    public async Task Another_intent_under_the_same_id_is_a_conflict()
    {
        var intent = NewIntent();
        await Submit(intent);
        intent["description"] = "something else";

        Assert.Equal(IntentDecision.Conflict, (await Submit(intent)).Decision);
    }

    [Fact]
    public async Task The_same_intent_sent_at_once_by_many_is_approved_once()
    {
        var intent = NewIntent();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Submit(intent)));

        Assert.Single(outcomes, outcome => !outcome.IsRepeat);
        Assert.Single(outcomes.Select(outcome => Encoding.UTF8.GetString(outcome.Approval.Span)).Distinct());
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_unavailable()
    {
        await using var silent = new SilentStore();
        var pipeline = new IntentPipeline(
            Sentinel.Validator, new UserHistories(), Sentinel.Signer, Sentinel.Verifier, silent, new PipelineOptions(), Clock);
        var submission = pipeline.SubmitAsync(NewIntent().Utf8(), Cancellation);

        Clock.Advance(TimeSpan.FromSeconds(5));

        var error = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => submission);
        Assert.Equal("The event store did not answer within 5 s.", error.Message);
    }

    private static JsonObject Reordered(JsonObject intent) =>
        new(intent.Reverse().Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
}
