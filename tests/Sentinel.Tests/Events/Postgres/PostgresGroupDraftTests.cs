using Sentinel.Events;
using Sentinel.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>What appends of one group do to one another, without a server.</summary>
public class PostgresGroupDraftTests
{
    private static readonly NewEvent One = new("thing.happened", "one"u8.ToArray());
    private static readonly NewEvent Two = new("thing.happened", "two"u8.ToArray());

    private static GroupDraft Draft(long now = 5) => new(
        new Dictionary<string, StreamHead> { ["taken"] = new(7, 3, new byte[EventChain.HashSize], Time: 10) }, [], now);

    [Fact]
    public void A_refused_batch_takes_back_all_it_drafted()
    {
        var draft = Draft();

        Assert.Throws<WrongExpectedVersionException>(() => draft.Append([new("new", 0, [One]), new("taken", 3, [Two]), new("taken", 3, [new("x", default)])]));

        Assert.Empty(draft.Rows);
        Assert.Empty(draft.ChangedHeads);
        Assert.Equal(4, draft.Append([new("taken", 3, [One])])[0].Sequence);
        Assert.Equal(1, draft.Append([new("new", 0, [Two])])[0].Sequence);
    }

    [Fact]
    public void An_append_sees_those_before_it_in_the_group()
    {
        var draft = Draft();

        var first = draft.Append([new("new", 0, [One])]);
        var again = draft.Append([new("new", 0, [One])]);
        var next = draft.Append([new("new", 1, [Two])]);

        Assert.Equal(first, again);
        Assert.Equal(2, next[0].Sequence);
        Assert.Throws<EventIdReusedException>(() => draft.Append([new("taken", null, [One])]));
        Assert.Equal([One, Two], draft.Rows.Select(row => row.Event));
        var head = Assert.Single(draft.ChangedHeads);
        Assert.Equal("new", head.Key);
        Assert.Null(head.Value.Id);
        Assert.Equal(2, head.Value.Version);
    }

    [Fact]
    public void Time_does_not_go_behind_the_last_event_of_the_stream()
    {
        var draft = Draft(now: 5);
        draft.Append([new("taken", 3, [One]), new("new", 0, [Two])]);

        Assert.Equal([10L, 5L], draft.Rows.Select(row => row.After.Time));
    }
}
