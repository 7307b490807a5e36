using System.Text.Json;
using Sentinel.Policy;
using Sentinel.Schemas;
using Xunit;

namespace Sentinel.Tests.Policy;

public class UserHistoriesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly UserHistories _histories = new();

    private static Intent Intent(RiskLevel risk = RiskLevel.Low, string tool = "mail", string? user = "u") =>
        new(Sample.IntentId, "web", tool, default(JsonElement), risk, "", user);

    private void Record(int times, RequestOutcome outcome, RiskLevel risk = RiskLevel.Low, DateTimeOffset? at = null)
    {
        for (; times > 0; times--)
        {
            _histories.Record("s", Intent(risk), outcome, at ?? Start);
        }
    }

    private UserStanding Standing(DateTimeOffset? at = null, string tool = "mail") => _histories.Standing("s", tool, at ?? Start.AddHours(1));

    [Fact]
    public void A_new_user_is_trusted_by_half() => Assert.Equal(new UserStanding(0.5, null, false), Standing());

    [Fact]
    public void Trust_is_the_share_approved_and_the_share_of_low_risk()
    {
        Record(3, RequestOutcome.Approved);
        Record(1, RequestOutcome.AwaitingHuman, RiskLevel.High);

        Assert.Equal((0.7 * 0.75) + (0.3 * 0.75), Standing().Trust, 12);
    }

    [Fact]
    public void A_tool_is_known_once_it_was_approved()
    {
        Record(1, RequestOutcome.AwaitingHuman);
        Assert.False(Standing().KnowsTool);

        Record(1, RequestOutcome.Approved);
        Assert.True(Standing().KnowsTool);
        Assert.False(Standing(tool: "shell").KnowsTool);
    }

    [Fact]
    public void The_eleventh_request_in_a_minute_is_suspicious()
    {
        Record(9, RequestOutcome.Approved);
        Assert.Null(Standing(Start.AddSeconds(59)).Suspicion);

        Record(1, RequestOutcome.Approved);
        Assert.Equal("more than 10 requests in a minute", Standing(Start.AddSeconds(59)).Suspicion);
        Assert.Null(Standing(Start.AddSeconds(60)).Suspicion);
    }

    [Fact]
    public void More_than_half_rejected_is_suspicious()
    {
        Record(2, RequestOutcome.Approved);
        _histories.RecordRejection("s", Start);
        _histories.RecordRejection("s", Start);
        Assert.Null(Standing().Suspicion);

        _histories.RecordRejection("s", Start);
        Assert.Equal("more than half of the recent requests were rejected", Standing().Suspicion);
    }

    [Fact]
    public void More_than_half_denied_by_humans_is_suspicious()
    {
        Record(3, RequestOutcome.AwaitingHuman);
        _histories.RecordDecision("s", Intent(), RequestOutcome.Denied);
        Assert.Null(Standing().Suspicion);

        _histories.RecordDecision("s", Intent(), RequestOutcome.Denied);
        Assert.Equal("more than half of the recent requests were rejected", Standing().Suspicion);
    }

    [Fact]
    public void A_humans_decision_replaces_the_waiting_of_one_like_request()
    {
        Record(1, RequestOutcome.AwaitingHuman, RiskLevel.High);
        Record(1, RequestOutcome.AwaitingHuman);
        _histories.RecordDecision("s", Intent(tool: "shell"), RequestOutcome.Approved);
        _histories.RecordDecision("s", Intent(RiskLevel.Medium), RequestOutcome.Approved);
        Assert.Equal(0.3 * 0.5, Standing().Trust, 12);

        _histories.RecordDecision("s", Intent(RiskLevel.High), RequestOutcome.Approved);
        _histories.RecordDecision("s", Intent(RiskLevel.High), RequestOutcome.Approved);
        Assert.Equal((0.7 * 0.5) + (0.3 * 0.5), Standing().Trust, 12);
        Assert.True(Standing().KnowsTool);
    }

    [Fact]
    public void A_decided_request_keeps_its_time_and_place()
    {
        Record(1, RequestOutcome.AwaitingHuman);
        Record(9, RequestOutcome.Approved, at: Start.AddSeconds(30));
        _histories.RecordDecision("s", Intent(), RequestOutcome.Approved);

        Assert.NotNull(Standing(Start.AddSeconds(59)).Suspicion);
        Assert.Null(Standing(Start.AddSeconds(60)).Suspicion);
    }

    [Fact]
    public void More_than_three_high_risk_requests_are_suspicious_until_they_are_old()
    {
        Record(3, RequestOutcome.AwaitingHuman, RiskLevel.High);
        Assert.Null(Standing().Suspicion);

        Record(1, RequestOutcome.AwaitingHuman, RiskLevel.High);
        Assert.Equal("more than 3 high-risk requests recently", Standing().Suspicion);

        Record(47, RequestOutcome.Approved);
        Assert.Null(Standing().Suspicion);
    }

    [Fact]
    public void Requests_without_a_user_share_their_channels_history()
    {
        Assert.Equal("channel web", UserHistories.SubjectOf(Intent(user: null)));
        Assert.Equal("user channel web", UserHistories.SubjectOf(Intent(user: "channel web")));
    }

    [Fact]
    public void A_long_user_id_is_kept_by_its_digest()
    {
        var subject = UserHistories.SubjectOfUser(new string('a', 200_000));

        Assert.Equal(71, subject.Length);
        Assert.NotEqual(subject, UserHistories.SubjectOfUser(new string('a', 200_001)));
        Assert.Equal(133, UserHistories.SubjectOfUser(new string('a', 128)).Length);
    }

    [Fact]
    public void Users_not_seen_for_long_are_forgotten_first()
    {
        var histories = new UserHistories(generation: 2);
        foreach (var user in (string[])["a", "b", "a", "c", "a", "d", "e"])
        {
            histories.Record(user, Intent(), RequestOutcome.Approved, Start);
        }

        Assert.Equal(1.0, histories.Standing("a", "mail", Start).Trust);
        Assert.Equal(0.5, histories.Standing("b", "mail", Start).Trust);
    }
}
