using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Events;

/// <summary>What every event store must hold, whatever keeps its events.</summary>
public abstract class EventStoreContract : SubscriptionContract
{
    [Fact]
    public async Task What_is_appended_is_read_back_in_order()
    {
        var first = Event("one");
        await Append("a", 0, first, Event("two"));
        await Append("b", 0, Event("other"));
        await Append("a", 2, Event("three"));

        var events = await Store.ReadStreamAsync("a", cancellation: Cancellation);

        Assert.Equal(["one", "two", "three"], Texts(events));
        Assert.Equal([1L, 2L, 3L], events.Select(stored => stored.Sequence));
        Assert.Equal((first.Id, "thing.happened", "a", Clock.GetUtcNow()), (events[0].Id, events[0].Type, events[0].Stream, events[0].Time));
        Assert.Equal(["two"], Texts(await Store.ReadStreamAsync("a", 2, 1, Cancellation)));
        Assert.Empty(await Store.ReadStreamAsync("unknown", cancellation: Cancellation));
    }

    [Fact]
    public async Task Events_survive_closing_and_opening()
    {
        var receipt = await Append("a", 0, Event("one"));
        await CloseAsync();

        Assert.Equal(["one"], Texts(await Store.ReadStreamAsync("a", cancellation: Cancellation)));
        Assert.True((await Store.VerifyStreamAsync("a", receipt, Cancellation)).Intact);
        Assert.Equal(2, (await Append("a", 1, Event("two"))).Sequence);
    }

    [Fact]
    public async Task Empty_data_is_data()
    {
        await Append("a", 0, Event(""));

        Assert.Equal([""], Texts(await Store.ReadStreamAsync("a", cancellation: Cancellation)));
        Assert.True((await Store.VerifyStreamAsync("a", cancellation: Cancellation)).Intact);
    }

    [Fact]
    public async Task An_append_that_expects_another_version_appends_nothing()
    {
        await Append("a", 0, Event("one"));

        var error = await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Append("a", 0, Event("two")));
        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Append("a", 2, Event("two")));
        await Append("a", null, Event("any"));

        Assert.Equal(("a", 1L), (error.Stream, error.ActualVersion));
        Assert.Equal(["one", "any"], Texts(await Store.ReadStreamAsync("a", cancellation: Cancellation)));
    }

    [Fact]
    public async Task Appending_the_same_events_again_is_one_append()
    {
        NewEvent[] events = [Event("one"), Event("two")];
        var first = await Append("a", 0, events);
        await Append("a", 2, Event("three"));

        Assert.Equal(first, await Append("a", 0, events));
        Assert.Equal(3, (await Store.ReadStreamAsync("a", cancellation: Cancellation)).Count);
    }

    [Fact]
    public async Task An_event_id_belongs_to_one_event()
    {
        var one = Event("one");
        var two = Event("two");
        await Append("a", 0, one, two);

        await Assert.ThrowsAsync<EventIdReusedException>(() => Append("b", 0, one));
        await Assert.ThrowsAsync<EventIdReusedException>(() => Append("a", 2, one with { Data = "other"u8.ToArray() }));
        await Assert.ThrowsAsync<EventIdReusedException>(() => Append("a", 2, one with { Type = "other" }));
        await Assert.ThrowsAsync<EventIdReusedException>(() => Append("a", 2, one, Event("new")));
        await Assert.ThrowsAsync<EventIdReusedException>(() => Append("a", 2, Event("new"), one));
        await Assert.ThrowsAsync<EventIdReusedException>(() => Append("a", 2, two, one));
        Assert.Equal(2, (await Store.ReadStreamAsync("a", cancellation: Cancellation)).Count);
    }

    [Fact]
    public async Task An_append_with_an_id_twice_fails_alone()
    {
        var twice = Event("twice");
        var others = Enumerable.Range(0, 20).Select(i => Append($"s{i}", 0, Event("one"))).ToList();
        var same = Assert.ThrowsAsync<EventIdReusedException>(() => Append("a", 0, twice, Event("between"), twice));
        var batch = Assert.ThrowsAsync<EventIdReusedException>(() => Store.AppendBatchAsync(
            [new StreamAppend("b", 0, [Event("one")]), new StreamAppend("a", 0, [twice, twice with { Data = "other"u8.ToArray() }])], Cancellation));
        others.AddRange(Enumerable.Range(20, 20).Select(i => Append($"s{i}", 0, Event("one"))));

        Assert.Equal($"The event id {twice.Id} is given to two events of one append.", (await same).Message);
        Assert.Equal(twice.Id, (await batch).Id);
        Assert.All(await Task.WhenAll(others), receipt => Assert.Equal(1, receipt.Sequence));
        Assert.Equal(40, (await Store.ReadAllAsync(cancellation: Cancellation)).Count);
        Assert.Equal(new StoreHealth(true, null), Store.Health);
        Assert.Equal(1, (await Append("a", 0, twice)).Sequence);
    }

    [Fact]
    public async Task An_event_is_found_by_its_id()
    {
        var chosen = new NewEvent(Guid.Parse("018f4e6a-9c3b-7d21-8e4f-0a1b2c3d4e5f"), "thing.happened", "one"u8.ToArray());
        await Append("a", 0, Event("zero"), chosen);

        var found = await Store.FindAsync(chosen.Id, Cancellation);

        Assert.Equal(("a", 2L, chosen.Id), (found!.Stream, found.Sequence, found.Id));
        Assert.Equal(["one"], Texts([found]));
        Assert.Null(await Store.FindAsync(Guid.CreateVersion7(), Cancellation));
    }

    [Fact]
    public async Task A_batch_over_streams_is_made_as_a_whole_or_not_at_all()
    {
        await Append("taken", 0, Event("x"));

        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Store.AppendBatchAsync(
            [new StreamAppend("a", 0, [Event("one")]), new StreamAppend("taken", 0, [Event("two")])], Cancellation));
        Assert.Empty(await Store.ReadStreamAsync("a", cancellation: Cancellation));

        var receipts = await Store.AppendBatchAsync(
            [new StreamAppend("a", 0, [Event("one")]), new StreamAppend("taken", 1, [Event("two"), Event("three")])], Cancellation);
        Assert.Equal([("a", 1L), ("taken", 3L)], receipts.Select(receipt => (receipt.Stream, receipt.Sequence)));
    }

    [Fact]
    public async Task A_name_that_cannot_be_kept_is_refused_by_itself()
    {
        foreach (var name in (string[])["a\0b", "half a pair \ud800", new string('s', 1_025)])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Append(name, null, Event("x")));
            await Assert.ThrowsAsync<ArgumentException>(() => Append("a", null, Event("x", name)));
        }

        Assert.Empty(await Store.ReadStreamAsync("a\0b", cancellation: Cancellation));
        Assert.Empty(await Store.ReadByTypeAsync("a\0b", cancellation: Cancellation));
        Assert.Equal(new ChainVerification(true, 0, null), await Store.VerifyStreamAsync("a\0b", cancellation: Cancellation));
        Assert.Equal(1, (await Append(new string('s', 1_024), 0, Event("x"))).Sequence);
    }

    [Fact]
    public async Task An_append_without_events_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Append("a", 0));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendBatchAsync([], Cancellation));
    }

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

    [Fact]
    public async Task Appends_of_any_length_are_stored_in_order_and_once()
    {
        for (var length = 1; length <= 8; length++)
        {
            NewEvent[] events = [.. Enumerable.Range(0, length).Select(i => Event($"{length} {i}"))];
            var receipt = await Append("a", null, events);
            Assert.Equal(receipt, await Append("a", null, events));
            Assert.Equal(receipt, await Append("a", 0, events));

            var stored = await Store.ReadStreamAsync("a", receipt.Sequence - length + 1, cancellation: Cancellation);
            Assert.Equal(events.Select(made => made.Id), stored.Select(made => made.Id));
            Assert.Equal(events.Select(made => made.Data.ToArray()), stored.Select(made => made.Data.ToArray()));
        }

        Assert.Equal(new ChainVerification(true, 36, null), await Store.VerifyStreamAsync("a", cancellation: Cancellation));
        var all = await Store.ReadAllAsync(cancellation: Cancellation);
        Assert.Equal(Enumerable.Range(1, 36).Select(sequence => (long)sequence), all.Select(stored => stored.Sequence));
    }

    [Fact]
    public async Task A_taken_id_is_named_wherever_it_stands_and_leaves_nothing_behind()
    {
        var taken = Event("taken");
        await Append("a", 0, taken);
        for (var length = 1; length <= 7; length++)
        {
            for (var place = 0; place < length; place++)
            {
                NewEvent[] events = [.. Enumerable.Range(0, length).Select(i => i == place ? taken : Event($"{i}"))];
                Assert.Equal(taken.Id, (await Assert.ThrowsAsync<EventIdReusedException>(() => Append("b", 0, events))).Id);
            }
        }

        Assert.Empty(await Store.ReadStreamAsync("b", cancellation: Cancellation));
        Assert.Equal(1, (await Append("b", 0, Event("one"))).Sequence);
        Assert.Equal(2, (await Store.ReadAllAsync(cancellation: Cancellation)).Count);
    }

    [Fact]
    public async Task Time_never_runs_backwards()
    {
        await Append("a", 0, Event("one"));
        await CloseAsync();
        Clock.AdjustTime(Clock.GetUtcNow().AddHours(-1));
        await Append("a", 1, Event("two"));

        var events = await Store.ReadStreamAsync("a", cancellation: Cancellation);
        Assert.Equal(events[0].Time, events[1].Time);
    }

    [Fact]
    public async Task Every_one_of_many_concurrent_writers_gets_its_own_place()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Append($"s{i % 10}", null, Event($"{i}"))));

        Assert.Equal(500, receipts.Select(receipt => (receipt.Stream, receipt.Sequence)).Distinct().Count());
        foreach (var receipt in receipts)
        {
            Assert.True((await Store.VerifyStreamAsync(receipt.Stream, receipt, Cancellation)).Intact);
        }
    }

    /// <summary>Many of them share a commit, and what is wrong with one of them is no matter of the others.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Repeats_and_reused_ids_among_concurrent_appends_are_told_apart(int seed)
    {
        var draws = new Random(seed);
        var made = new List<(StreamAppend Append, Task<Receipt> Receipt)>();
        var repeats = new List<(Task<Receipt> First, Task<Receipt> Again)>();
        var reused = new List<(Guid Id, Task<Receipt> Receipt)>();
        for (var i = 0; i < 200; i++)
        {
            var (append, receipt) = made.Count == 0 ? default : made[draws.Next(made.Count)];
            switch (made.Count == 0 ? 9 : draws.Next(10))
            {
                case 0:
                    repeats.Add((receipt, Append(append.Stream, append.ExpectedVersion, [.. append.Events])));
                    break;
                case 1:
                    reused.Add((append.Events[0].Id, Append($"stolen {i}", null, Event("before"), append.Events[0])));
                    break;
                default:
                    NewEvent[] events = [.. Enumerable.Range(0, draws.Next(1, 5)).Select(part => Event($"{i} {part}"))];
                    var next = draws.Next(2) == 0 ? new StreamAppend($"new {i}", 0, events) : new StreamAppend($"old {i % 7}", null, events);
                    made.Add((next, Append(next.Stream, next.ExpectedVersion, events)));
                    break;
            }
        }

        foreach (var (id, receipt) in reused)
        {
            Assert.Equal(id, (await Assert.ThrowsAsync<EventIdReusedException>(() => receipt)).Id);
        }

        foreach (var (first, again) in repeats)
        {
            Assert.Equal(await first, await again);
        }

        foreach (var (append, receipt) in made)
        {
            Assert.True((await Store.VerifyStreamAsync(append.Stream, await receipt, Cancellation)).Intact);
        }

        var all = await Store.ReadAllAsync(limit: 1_000, cancellation: Cancellation);
        Assert.Equal(made.SelectMany(one => one.Append.Events).Select(one => one.Id).Order(), all.Select(stored => stored.Id).Order());
    }

    [Fact]
    public async Task Of_concurrent_writers_that_expect_the_same_version_one_wins()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            try
            {
                await Append("a", 0, Event($"{i}"));
                return true;
            }
            catch (WrongExpectedVersionException)
            {
                return false;
            }
        }));

        Assert.Single(attempts, won => won);
    }

    [Fact]
    public async Task A_receipt_of_another_history_is_found_out()
    {
        var receipt = await Append("a", 0, Event("one"));

        Assert.False((await Store.VerifyStreamAsync("a", receipt with { Hash = new string('0', 64) }, Cancellation)).Intact);
        Assert.Equal(
            new ChainVerification(false, 1, "the stream ends after 1 of 2 events"),
            await Store.VerifyStreamAsync("a", receipt with { Sequence = 2 }, Cancellation));
        Assert.Equal(
            new ChainVerification(false, 0, "the stream ends after 0 of 1 events"),
            await Store.VerifyStreamAsync("unknown", receipt, Cancellation));
        Assert.Equal(new ChainVerification(true, 0, null), await Store.VerifyStreamAsync("unknown", cancellation: Cancellation));
    }

    [Fact]
    public async Task A_closed_store_takes_nothing()
    {
        var store = Store;
        await CloseAsync();

        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => store.AppendAsync(new StreamAppend("a", 0, [Event("x")]), Cancellation));
    }
}
