using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Measurement;
using Xunit;
using static Sentinel.PerfGate.Tests.Gate.Measuring.Laboratory;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

public sealed class RoundOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(812_731)]
    public void In_four_rounds_every_order_of_turns_meets_every_order_of_starts(int seed)
    {
        var order = new RoundOrder(seed);
        foreach (var target in new[] { 0, 1, 7 })
        {
            var met = Enumerable.Range(0, 4).Select(round => (order.FirstToStart(round), order.FirstToMeasure(round, target)));
            Assert.Equal(4, met.Distinct().Count());
        }
    }

    [Fact]
    public void Turns_follow_A_B_B_A()
    {
        var order = new RoundOrder(0);
        Assert.Equal(
            [Side.Base, Side.Head, Side.Head, Side.Base, Side.Base, Side.Head, Side.Head, Side.Base],
            Enumerable.Range(0, 8).Select(pair => order.FirstToMeasure(pair, target: 0)));
    }

    [Fact]
    public void Half_of_the_targets_begin_with_the_other_side()
    {
        var order = new RoundOrder(3);
        Assert.Equal(5, Enumerable.Range(0, 10).Count(target => order.FirstToMeasure(0, target) == Side.Base));
    }

    [Fact]
    public async Task Both_processes_of_a_round_are_alive_before_the_first_launch()
    {
        var targets = Targets(3);
        var machine = new FakeMachine(1).With(targets);
        var alive = new List<int>();
        machine.OnLaunch = _ => alive.Add(machine.Alive);

        await RunAsync(machine, [.. targets.Select(target => Compared(target))]);

        Assert.All(alive, count => Assert.Equal(2, count));
        Assert.Equal(0, machine.Alive);
    }

    [Fact]
    public async Task The_side_that_starts_first_alternates_by_round()
    {
        var target = new FakeTarget("part/t");
        var machine = new FakeMachine(1).With(target);
        await RunAsync(machine, [Compared(target)]);

        var first = machine.Starts.Chunk(2).Select(round => round[0]).ToList();
        Assert.All(first.Zip(first.Skip(1)), rounds => Assert.NotEqual(rounds.First, rounds.Second));
        Assert.All(machine.Starts.Chunk(2), round => Assert.Equal(2, round.Distinct().Count()));
    }

    [Fact]
    public async Task The_order_of_targets_differs_from_round_to_round()
    {
        var targets = Targets(8);
        var machine = new FakeMachine(1).With(targets);
        await RunAsync(machine, [.. targets.Select(target => Absolute(target))]);

        var rounds = machine.Launches.GroupBy(launch => launch.Process).Select(round => string.Join(' ', round.Select(launch => launch.Target)));
        Assert.Equal(3, rounds.Distinct().Count());
    }
}
