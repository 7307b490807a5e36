using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

public sealed class InterleavingTests
{
    private static readonly MeasurementFailure Threw = new("PERF302", "threw");
    private readonly List<string> _diary = [];

    [Fact]
    public async Task Both_sides_take_each_turn_and_who_goes_first_is_drawn_from_the_seed()
    {
        var outcome = await TakeAsync(new("A", _diary) { Needs = 40 }, new("B", _diary) { Needs = 40 });

        Assert.True(outcome.Interleaved);
        Assert.Equal(["A begins", "B begins"], _diary.Take(2));
        Assert.Equal(["A ends", "B ends"], _diary.TakeLast(2));
        var turns = _diary.Skip(2).SkipLast(2).Chunk(2).ToList();
        Assert.Equal(40, turns.Count);
        Assert.All(turns, turn => Assert.Equal(["A", "B"], turn.Order(StringComparer.Ordinal)));
        Assert.InRange(turns.Count(turn => turn[0] == "A"), 10, 30);
    }

    [Fact]
    public async Task A_side_that_has_enough_goes_on_while_the_other_needs_more()
    {
        var outcome = await TakeAsync(new("A", _diary), new("B", _diary) { Needs = 5 });

        Assert.True(outcome.Interleaved);
        Assert.Equal((5, 5), (outcome.First.Launch!.Samples.Count, outcome.Second.Launch!.Samples.Count));
    }

    [Fact]
    public async Task A_side_that_ends_without_a_slice_leaves_the_other_its_own_launch()
    {
        var outcome = await TakeAsync(new("A", _diary) { Needs = null }, new("B", _diary));

        Assert.False(outcome.Interleaved);
        Assert.Equal(["A begins", "B begins", "B ends"], _diary);
        Assert.NotNull(outcome.Second.Launch);
    }

    [Fact]
    public async Task A_side_that_crashes_is_not_tried_again_and_the_other_is_ended()
    {
        var crashed = new MeasurementFailure("PERF301", "died");
        var outcome = await TakeAsync(new("A", _diary) { FailsAlways = crashed }, new("B", _diary));

        Assert.Equal(crashed, outcome.First.Failure);
        Assert.Equal(["A begins", "B begins", "B ends"], _diary);
    }

    [Fact]
    public async Task Sides_that_cannot_be_set_up_at_once_are_measured_one_after_the_other()
    {
        var outcome = await TakeAsync(new("A", _diary), new("B", _diary) { FailsInTurns = Threw });

        Assert.False(outcome.Interleaved);
        Assert.Equal(["A begins", "B begins", "A ends", "B whole"], _diary);
        Assert.NotNull(outcome.First.Launch);
        Assert.NotNull(outcome.Second.Launch);
    }

    [Fact]
    public async Task A_side_that_throws_alone_too_has_failed()
    {
        var outcome = await TakeAsync(new("A", _diary), new("B", _diary) { FailsAlways = Threw });

        Assert.Equal(Threw, outcome.Second.Failure);
    }

    [Fact]
    public async Task A_side_that_dies_in_its_turn_has_failed_and_the_other_is_ended()
    {
        var outcome = await TakeAsync(new("A", _diary), new("B", _diary) { DiesAt = 2 });

        Assert.False(outcome.Interleaved);
        Assert.Equal("PERF301", outcome.Second.Failure!.Code);
        Assert.Equal("A ends", _diary[^1]);
    }

    private static async Task<PairOutcome> TakeAsync(ScriptedWorker one, ScriptedWorker other)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var assembly = new PerfAssembly("Perf.dll", Side.Head);
        await using var first = new WorkerSlot(new OneWorker(one), assembly);
        await using var second = new WorkerSlot(new OneWorker(other), assembly);
        return await Interleaving.TakeAsync(first, second, new MeasureRequest("part/t", TimeSpan.FromMinutes(1)), cancellation);
    }

    private sealed class OneWorker(IWorker worker) : IWorkerFactory
    {
        public Task<IWorker> StartAsync(PerfAssembly assembly, CancellationToken cancellation) => Task.FromResult(worker);
    }
}
