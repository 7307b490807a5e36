using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Events;

/// <summary>What every event store must hold of what is read from it.</summary>
public abstract class ReadingContract : SubscriptionContract
{
    [Fact]
    public async Task Recent_events_come_newest_first()
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            await Append(name, 0, Event(name));
        }

        Assert.Equal(["three", "two"], Texts(await Store.ReadRecentAsync(2, Cancellation)));
    }

    [Fact]
    public async Task Events_of_a_type_are_read_page_by_page()
    {
        await Append("a", 0, Event("1", "red"), Event("2", "blue"), Event("3", "red"));
        await Append("b", 0, Event("4", "red"));

        var page = await Store.ReadByTypeAsync("red", limit: 2, cancellation: Cancellation);
        var rest = await Store.ReadByTypeAsync("red", page[^1].Position, cancellation: Cancellation);

        Assert.Equal(["1", "3"], Texts(page));
        Assert.Equal(["4"], Texts(rest));
    }

    [Fact]
    public async Task All_events_are_read_page_by_page_in_the_order_of_the_store()
    {
        await Append("a", 0, Event("1"), Event("2"));
        await Append("b", 0, Event("3"));
        await Append("a", 2, Event("4"));

        var page = await Store.ReadAllAsync(limit: 3, cancellation: Cancellation);
        var rest = await Store.ReadAllAsync(page[^1].Position, cancellation: Cancellation);

        Assert.Equal(["1", "2", "3"], Texts(page));
        Assert.Equal(["4"], Texts(rest));
        Assert.Empty(await Store.ReadAllAsync(rest[^1].Position, cancellation: Cancellation));
    }

    [Fact]
    public async Task A_time_range_holds_its_start_and_not_its_end()
    {
        var start = Clock.GetUtcNow();
        for (var second = 0; second < 4; second++)
        {
            await Append($"s{second}", 0, Event($"{second}"));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["1", "2"], Texts(await Store.ReadByTimeAsync(start.AddSeconds(1), start.AddSeconds(3), cancellation: Cancellation)));
        Assert.Equal(["2"], Texts(await Store.ReadByTimeAsync(start.AddSeconds(1).AddTicks(1), start.AddSeconds(3), cancellation: Cancellation)));
    }

    [Fact]
    public async Task Any_range_of_time_holds_what_a_look_at_every_event_finds()
    {
        var random = new Random(1);
        for (var append = 0; append < 60; append++)
        {
            await Append($"s{append}", 0, [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Event($"{append} {i}"))]);
            Clock.Advance(TimeSpan.FromTicks(random.Next(3) * random.Next(1, 25)));
        }

        var all = await Store.ReadAllAsync(cancellation: Cancellation);
        var (first, last) = (all[0].Time, all[^1].Time);
        for (var range = 0; range < 300; range++)
        {
            var from = first.AddTicks(random.Next(-20, (int)(last - first).Ticks + 20));
            var to = from.AddTicks(random.Next(-5, 200));
            var limit = random.Next(1, 40);
            Assert.Equal(
                all.Where(stored => stored.Time >= from && stored.Time < to).Take(limit).Select(stored => stored.Position),
                (await Store.ReadByTimeAsync(from, to, limit, Cancellation)).Select(stored => stored.Position));
        }

        Assert.Equal(all.Count, (await Store.ReadByTimeAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, cancellation: Cancellation)).Count);
        Assert.Empty(await Store.ReadByTimeAsync(last.AddTicks(10), DateTimeOffset.MaxValue, cancellation: Cancellation));
    }

    [Fact]
    public async Task A_store_without_events_has_none_of_any_time() =>
        Assert.Empty(await Store.ReadByTimeAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, cancellation: Cancellation));
}
