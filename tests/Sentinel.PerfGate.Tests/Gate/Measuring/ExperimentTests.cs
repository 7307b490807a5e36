using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Measurement;
using Xunit;
using static Sentinel.PerfGate.Tests.Gate.Measuring.Laboratory;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

public sealed class ExperimentTests
{
    [Fact]
    public async Task Unchanged_code_on_a_quiet_machine_is_done_at_the_first_look()
    {
        var targets = Targets(5);
        var experiment = await RunAsync(new FakeMachine(1).With(targets), [.. targets.Select(target => Compared(target))]);

        Assert.All(experiment.Targets, target => Assert.Equal(7, target.ScreenPairs));
        Assert.Empty(experiment.Suspects);
    }

    [Fact]
    public async Task Unchanged_code_is_never_suspected_on_a_quiet_machine_whatever_the_seed()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var targets = Targets(10);
            var experiment = await RunAsync(new FakeMachine(seed).With(targets), [.. targets.Select(target => Compared(target))], seed: seed);
            Assert.Empty(experiment.Suspects);
        }
    }

    [Fact]
    public async Task Slower_code_is_measured_again_in_new_processes()
    {
        var slow = new FakeTarget("part/slow") { HeadFactor = 1.3 };
        var fine = new FakeTarget("part/fine");
        var machine = new FakeMachine(1).With(slow, fine);

        var experiment = await RunAsync(machine, [Compared(slow), Compared(fine)]);

        var progress = experiment.Targets.Single(target => target.Plan.Id == slow.Id);
        Assert.Equal([slow.Id], experiment.Suspects);
        Assert.Equal(11, progress.ConfirmPairs);
        Assert.Equal(ScreenPlan.Glance, progress.ScreenPairs);
        Assert.Equal(11, progress.HeadResult().Launches.Count(launch => launch.Confirm));
        Assert.Equal(11, progress.BaseResult()!.Launches.Count(launch => launch.Confirm));
        var processes = machine.Launches.Where(launch => launch.Target == slow.Id).Select(launch => launch.Process).ToList();
        Assert.Equal(processes.Count, processes.Distinct().Count());
    }

    [Fact]
    public async Task Both_sides_of_a_pair_find_their_data_at_the_same_place_and_each_round_has_its_own()
    {
        var slow = new FakeTarget("part/slow") { HeadFactor = 1.3 };
        var machine = new FakeMachine(1).With(slow);

        await RunAsync(machine, [Compared(slow)]);

        var rounds = machine.Placements.Chunk(2).ToList();
        Assert.True(rounds.Count > 11);
        Assert.All(rounds, sides => Assert.Equal(sides[0], sides[1]));
        Assert.Equal(rounds.Count, rounds.Select(sides => sides[0]).OfType<int>().Distinct().Count());
    }

    [Fact]
    public async Task Launches_of_head_that_are_taken_again_are_numbered_as_pairs_with_nobody()
    {
        var target = new FakeTarget("part/t");
        var limit = new Objective(
            new Metric("mean", MetricKind.Mean, Dimension.Time), ComparisonOperator.Less, 500, "< 500ns", new SourceLocation("budgets/x.json", 1, 1));

        var experiment = await RunAsync(new FakeMachine(1).With(target), [Compared(target, headLaunches: 5) with { Limits = [limit] }]);

        var (head, @base) = (experiment.Targets[0].HeadResult(), experiment.Targets[0].BaseResult()!);
        Assert.Equal(5, head.Launches.Count(launch => launch.Repeated));
        Assert.Equal(head.Launches.Count, head.Launches.Select(launch => launch.Pair).OfType<int>().Distinct().Count());
        Assert.Equal(head.Launches.Where(launch => !launch.Repeated).Select(launch => launch.Pair), @base.Launches.Select(launch => launch.Pair));
    }

    [Fact]
    public async Task Pair_numbers_are_the_same_on_both_sides_and_unique()
    {
        var slow = new FakeTarget("part/slow") { HeadFactor = 1.3 };
        var experiment = await RunAsync(new FakeMachine(1).With(slow), [Compared(slow)]);

        var pairs = experiment.Targets[0].HeadResult().Launches.Select(launch => launch.Pair).ToList();
        Assert.Equal(Enumerable.Range(0, pairs.Count).Select(pair => (int?)pair), pairs);
        Assert.Equal(pairs, experiment.Targets[0].BaseResult()!.Launches.Select(launch => launch.Pair));
    }

    [Fact]
    public async Task Only_undecided_targets_go_on()
    {
        var quiet = new FakeTarget("part/quiet") { HeadFactor = 0.9 };
        var near = new FakeTarget("part/near") { HeadFactor = 1.045 };
        var machine = new FakeMachine(3) { LaunchSd = 0.02 }.With(quiet, near);

        var experiment = await RunAsync(machine, [Compared(quiet), Compared(near)]);

        Assert.Equal(7, experiment.Targets[0].ScreenPairs);
        Assert.True(experiment.Targets[1].ScreenPairs > 7 || experiment.Targets[1].ConfirmPairs > 0);
    }

    [Fact]
    public async Task Drift_of_the_machine_makes_nothing_a_suspect()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var targets = Targets(6);
            var machine = new FakeMachine(seed) { DriftPerMinute = 0.2 }.With(targets);
            var experiment = await RunAsync(machine, [.. targets.Select(target => Compared(target))], seed: seed);
            Assert.Empty(experiment.Suspects);
        }
    }

    [Fact]
    public async Task Without_a_comparison_a_fixed_number_of_head_launches_is_taken_each_in_its_own_process()
    {
        var targets = Targets(3);
        var machine = new FakeMachine(1).With(targets);
        var experiment = await RunAsync(machine, [.. targets.Select(target => Absolute(target))]);

        Assert.All(experiment.Targets, target => Assert.Equal(3, target.HeadResult().Launches.Count));
        Assert.All(experiment.Targets, target => Assert.Null(target.BaseResult()));
        Assert.Equal([Side.Head, Side.Head, Side.Head], machine.Starts);
        Assert.All(experiment.Targets, target => Assert.All(target.HeadResult().Launches, launch => Assert.Null(launch.Pair)));
    }

    [Fact]
    public async Task Pairs_go_on_until_absolute_objectives_have_their_launches()
    {
        var target = new FakeTarget("part/t");
        var experiment = await RunAsync(new FakeMachine(1).With(target), [Compared(target, headLaunches: 12)]);

        Assert.Equal(12, experiment.Targets[0].ScreenPairs);
        Assert.All(experiment.Targets[0].HeadResult().Launches, launch => Assert.NotNull(launch.Pair));
    }

    [Fact]
    public async Task Single_operations_are_timed_only_in_the_launches_that_need_it_and_on_both_sides()
    {
        var target = new FakeTarget("part/t");
        var machine = new FakeMachine(1).With(target);
        await RunAsync(machine, [Compared(target, headLaunches: 3) with { TimeOperations = true }]);

        Assert.Equal(3, machine.Launches.Count(launch => launch.Side == Side.Head && launch.Request.TimeOperations));
        Assert.Equal(3, machine.Launches.Count(launch => launch.Side == Side.Base && launch.Request.TimeOperations));
    }

    [Fact]
    public async Task Both_launches_of_a_pair_get_the_same_request()
    {
        var target = new FakeTarget("part/t");
        var machine = new FakeMachine(1).With(target);
        await RunAsync(machine, [Compared(target)], seed: 77);

        foreach (var pair in machine.Launches.GroupBy(launch => launch.Number))
            Assert.Single(pair.Select(launch => launch.Request.Seed).Distinct());
    }

    [Fact]
    public async Task Allocations_that_never_vary_need_no_second_measurement()
    {
        var target = new FakeTarget("part/t") { Allocated = 100, HeadAllocated = 120 };
        var experiment = await RunAsync(new FakeMachine(1).With(target), [Compared(target, 0, AllocatedRegression())]);

        Assert.Equal(ScreenPlan.Glance, experiment.Targets[0].ScreenPairs);
        Assert.Empty(experiment.Suspects);
    }

    [Fact]
    public async Task An_operation_of_0_ns_has_no_ratio_and_costs_no_more_than_a_glance()
    {
        var target = new FakeTarget("part/folded") { Nanoseconds = 0 };
        var experiment = await RunAsync(new FakeMachine(1).With(target), [Compared(target)]);

        Assert.Equal(ScreenPlan.Glance, experiment.Targets[0].ScreenPairs);
    }

    [Fact]
    public async Task The_same_seed_repeats_the_same_order()
    {
        var targets = Targets(6);
        var plan = targets.Select(target => Compared(target)).ToList();
        var (one, two, other) = (new FakeMachine(1).With(targets), new FakeMachine(1).With(targets), new FakeMachine(1).With(targets));
        await RunAsync(one, plan, seed: 5);
        await RunAsync(two, plan, seed: 5);
        await RunAsync(other, plan, seed: 6);

        var order = one.Launches.Select(launch => (launch.Target, launch.Side)).ToList();
        Assert.Equal(order, two.Launches.Select(launch => (launch.Target, launch.Side)));
        Assert.NotEqual(order, other.Launches.Select(launch => (launch.Target, launch.Side)));
    }
}
