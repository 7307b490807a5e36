using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Events;

/// <summary>What every event store must hold, whatever keeps its events.</summary>
public abstract class EventStoreContract : ConcurrentAppendContract
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
    public async Task What_a_batch_began_and_could_not_finish_is_not_gone_on_from()
    {
        await Append("taken", 0, Event("x"));
        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Store.AppendBatchAsync(
            [new StreamAppend("a", null, [Event("one")]), new StreamAppend("taken", 0, [Event("two")])], Cancellation));

        Assert.Equal(1, (await Append("a", null, Event("three"))).Sequence);
        Assert.Equal(new ChainVerification(true, 1, null), await Store.VerifyStreamAsync("a", cancellation: Cancellation));
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
