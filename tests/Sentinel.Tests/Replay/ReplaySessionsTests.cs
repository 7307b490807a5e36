using Sentinel.Pipeline;
using Sentinel.Replay;
using Sentinel.Tests.Pipeline;
using Xunit;

namespace Sentinel.Tests.Replay;

public sealed class ReplaySessionsTests : PipelineFixture
{
    private RecordedRequests Recorded => new(Sentinel.Store);

    [Fact]
    public async Task Nothing_is_recorded_without_a_session()
    {
        await Sentinel.Pipeline.SubmitAsync(NewIntent().Utf8(), Cancellation);

        Assert.Empty(await Recorded.AllAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(3, (await Sentinel.Store.ReadRecentAsync(10, Cancellation)).Count);
    }

    [Fact]
    public async Task A_session_holds_the_requests_between_its_start_and_its_end()
    {
        await Sentinel.Pipeline.SubmitAsync(NewIntent().Utf8(), Cancellation);
        var session = await Sentinel.Sessions.StartAsync("first", Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var intent = NewIntent();
        await Sentinel.Pipeline.SubmitAsync(intent.Utf8(), Cancellation);
        await Sentinel.Pipeline.SubmitAsync(NewIntent("high").Utf8(), Cancellation);
        await Sentinel.Pipeline.SubmitAsync("{}"u8.ToArray(), Cancellation);
        await Sentinel.Sessions.EndAsync(Cancellation);
        await Sentinel.Pipeline.SubmitAsync(NewIntent().Utf8(), Cancellation);

        var requests = await Recorded.OfSessionAsync(session.Id, Cancellation).ToListAsync(Cancellation);
        Assert.Equal([IntentDecision.Approved, IntentDecision.AwaitingHuman, IntentDecision.Invalid], requests.Select(request => request.Decision));
        Assert.Equal(intent.Utf8(), requests[0].Body.ToArray());
        Assert.NotNull(requests[0].Inputs!.KeyId);
        Assert.Null(requests[1].Inputs!.KeyId);
        Assert.NotEmpty(requests[2].Errors!);
        Assert.Equal(
            [new ReplaySession(session.Id, "first", session.StartedAt, session.StartedAt.AddSeconds(1))], await Recorded.SessionsAsync(Cancellation));
    }

    [Fact]
    public async Task Only_one_session_runs_at_a_time()
    {
        await Sentinel.Sessions.StartAsync("first", Cancellation);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Sentinel.Sessions.StartAsync("second", Cancellation));
        Assert.Contains("first", error.Message, StringComparison.Ordinal);

        await Sentinel.Sessions.EndAsync(Cancellation);
        Assert.Equal("second", (await Sentinel.Sessions.StartAsync("second", Cancellation)).Name);
    }

    [Fact]
    public async Task A_repeated_intent_is_recorded_once()
    {
        var session = await Sentinel.Sessions.StartAsync("s", Cancellation);
        var intent = NewIntent().Utf8();
        await Sentinel.Pipeline.SubmitAsync(intent, Cancellation);
        Assert.True((await Sentinel.Pipeline.SubmitAsync(intent, Cancellation)).IsRepeat);

        Assert.Single(await Recorded.OfSessionAsync(session.Id, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Requests_are_found_by_time_and_by_intent()
    {
        await Sentinel.Sessions.StartAsync("s", Cancellation);
        var first = Clock.GetUtcNow();
        var intent = NewIntent();
        await Sentinel.Pipeline.SubmitAsync(intent.Utf8(), Cancellation);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Sentinel.Pipeline.SubmitAsync(NewIntent().Utf8(), Cancellation);

        var early = await Recorded.BetweenAsync(first, first.AddMinutes(1), Cancellation).ToListAsync(Cancellation);
        var byIntent = await Recorded.OfIntentAsync((string)intent["intentId"]!, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(Assert.Single(early).IntentId, Assert.Single(byIntent).IntentId);
        Assert.Equal(2, (await Recorded.AllAsync(Cancellation).ToListAsync(Cancellation)).Count);
    }
}
