using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Events;

/// <summary>What every event store must hold of its subscriptions.</summary>
public abstract class SubscriptionContract : EventStoreFixture
{
    [Fact(Timeout = 60_000)]
    public async Task A_subscription_gives_what_is_stored_and_then_what_comes_each_once_in_order()
    {
        var cancellation = TestContext.Current.CancellationToken;
        for (var i = 0; i < 10; i++)
        {
            await Append($"s{i}", 0, [.. Enumerable.Range(0, 40).Select(number => Event($"{number}"))]);
        }

        var reading = Store.SubscribeAsync(0, cancellation).Take(1_000).ToListAsync(cancellation).AsTask();
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => Append($"s{i % 10}", null, Event($"{i}"))));

        var events = await reading;
        Assert.True(events.Zip(events.Skip(1)).All(pair => pair.First.Position < pair.Second.Position));
        var stored = await Store.ReadAllAsync(cancellation: cancellation);
        Assert.Equal(stored.Select(one => one.Id), events.Select(one => one.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_subscription_begins_behind_the_position_given()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Append("a", 0, Event("1"), Event("2"), Event("3"));
        var first = (await Store.ReadAllAsync(limit: 1, cancellation: cancellation))[0];

        Assert.Equal(["2", "3"], Texts(await Store.SubscribeAsync(first.Position, cancellation).Take(2).ToListAsync(cancellation)));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_slow_subscriber_holds_nobody_up_and_misses_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Append("a", 0, Event("0"));
        await using var slow = Store.SubscribeAsync(0, cancellation).GetAsyncEnumerator(cancellation);
        Assert.True(await slow.MoveNextAsync());

        for (var i = 1; i <= 300; i++)
        {
            await Append("a", i, Event($"{i}"));
        }

        for (var i = 1; i <= 300; i++)
        {
            Assert.True(await slow.MoveNextAsync());
            Assert.Equal(i + 1, slow.Current.Sequence);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_subscriber_gets_every_event()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var readings = Enumerable.Range(0, 5).Select(_ => Store.SubscribeAsync(0, cancellation).Take(50).ToListAsync(cancellation).AsTask()).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Append($"s{i % 3}", null, Event($"{i}"))));

        var stored = (await Store.ReadAllAsync(cancellation: cancellation)).Select(one => one.Id).ToArray();
        Assert.All(await Task.WhenAll(readings), events => Assert.Equal(stored, events.Select(one => one.Id)));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_subscription_ends_when_the_store_is_closed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Append("a", 0, Event("1"));
        await using var subscription = Store.SubscribeAsync(0, cancellation).GetAsyncEnumerator(cancellation);
        Assert.True(await subscription.MoveNextAsync());
        var next = subscription.MoveNextAsync().AsTask();

        await CloseAsync();

        Assert.False(await next);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_subscription_ends_when_its_reader_stops_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var subscription = Store.SubscribeAsync(0, stop.Token).GetAsyncEnumerator(stop.Token);
        var next = subscription.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }
}
