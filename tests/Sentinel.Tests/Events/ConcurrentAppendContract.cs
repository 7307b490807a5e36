using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Events;

/// <summary>What every event store must hold of appends that are made at the same time.</summary>
public abstract class ConcurrentAppendContract : ReadingContract
{
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
}
