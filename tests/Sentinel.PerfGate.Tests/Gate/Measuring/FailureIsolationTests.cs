using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Measurement;
using Xunit;
using static Sentinel.PerfGate.Tests.Gate.Measuring.Laboratory;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

public sealed class FailureIsolationTests
{
    private static readonly MeasurementFailure Crashed = new("PERF301", "its worker exited with code 134 in launch 2", "workers/x.log");

    [Theory]
    [InlineData("PERF301")]
    [InlineData("PERF302")]
    [InlineData("PERF303")]
    [InlineData("PERF304")]
    public async Task A_target_that_fails_is_given_up_and_the_others_are_measured_to_the_end(string code)
    {
        var bad = new FakeTarget("part/bad") { Failing = launch => launch.Side == Side.Head ? Crashed with { Code = code } : null };
        var targets = Targets(4);
        var machine = new FakeMachine(1).With([bad, .. targets]);

        var experiment = await RunAsync(machine, [Compared(bad), .. targets.Select(target => Compared(target))]);

        Assert.Equal(code, experiment.Targets[0].HeadResult().Failure!.Code);
        Assert.Equal("workers/x.log", experiment.Targets[0].HeadResult().Failure!.Log);
        // One that threw beside the other side gets a second chance alone.
        var tries = machine.Launches.Count(launch => launch.Target == bad.Id && launch.Side == Side.Head);
        Assert.Equal(code == "PERF302" ? 2 : 1, tries);
        Assert.All(experiment.Targets.Skip(1), target => Assert.Equal(7, target.ScreenPairs));
        Assert.Equal(0, machine.Alive);
    }

    [Fact]
    public async Task A_failure_in_a_later_launch_makes_the_whole_target_invalid()
    {
        var bad = new FakeTarget("part/bad") { Failing = launch => launch.Number == 1 ? Crashed : null };
        var experiment = await RunAsync(new FakeMachine(1).With(bad), [Absolute(bad)]);

        Assert.Single(experiment.Targets[0].HeadResult().Launches);
        Assert.Equal(Crashed, experiment.Targets[0].HeadResult().Failure);
    }

    [Fact]
    public async Task A_failure_on_base_ends_the_comparison_and_leaves_absolute_objectives_their_launches()
    {
        var bad = new FakeTarget("part/bad") { Failing = launch => launch is { Side: Side.Base, Number: 1 } ? Crashed : null };
        var experiment = await RunAsync(new FakeMachine(1).With(bad), [Compared(bad, headLaunches: 3)]);

        var (head, @base) = (experiment.Targets[0].HeadResult(), experiment.Targets[0].BaseResult()!);
        Assert.Null(head.Failure);
        Assert.Equal(3, head.Launches.Count);
        Assert.Equal(Crashed, @base.Failure);
        Assert.All(head.Launches.Concat(@base.Launches), launch => Assert.Null(launch.Pair));
        Assert.Empty(experiment.Suspects);
    }

    [Fact]
    public async Task A_target_that_was_not_steady_once_gets_one_more_launch()
    {
        var once = new FakeTarget("part/once") { Failing = launch => launch.Number == 1 ? Crashed with { Code = "PERF306" } : null };
        var always = new FakeTarget("part/always") { Failing = _ => Crashed with { Code = "PERF306" } };
        var machine = new FakeMachine(1).With(once, always);

        var experiment = await RunAsync(machine, [Absolute(once), Absolute(always)]);

        Assert.Null(experiment.Targets[0].HeadResult().Failure);
        Assert.Equal(3, experiment.Targets[0].HeadResult().Launches.Count);
        Assert.Equal("PERF306", experiment.Targets[1].HeadResult().Failure!.Code);
        Assert.Equal(2, machine.Launches.Count(launch => launch.Target == always.Id));
    }

    [Fact]
    public async Task A_target_that_is_not_steady_now_and_then_is_measured_all_the_same()
    {
        var now = new FakeTarget("part/t") { Failing = launch => launch.Number % 6 == 3 ? Crashed with { Code = "PERF306" } : null };
        var experiment = await RunAsync(new FakeMachine(1).With(now), [Absolute(now, launches: 20)]);

        Assert.Null(experiment.Targets[0].HeadResult().Failure);
        Assert.Equal(20, experiment.Targets[0].HeadResult().Launches.Count);
    }

    [Fact]
    public async Task A_worker_that_cannot_start_makes_all_of_its_targets_invalid_and_is_not_tried_again()
    {
        var targets = Targets(3);
        var machine = new FakeMachine(1).With(targets);
        machine.CannotStart[Head.Path] = new MeasurementFailure("PERF300", "its worker did not start");

        var experiment = await RunAsync(machine, [.. targets.Select(target => Absolute(target))]);

        Assert.All(experiment.Targets, target => Assert.Equal("PERF300", target.HeadResult().Failure!.Code));
        Assert.Empty(machine.Launches);
    }

    [Fact]
    public async Task A_hang_is_stopped_after_a_limit_that_follows_what_the_target_took_before()
    {
        var hanging = new FakeTarget("part/hanging") { Failing = launch => launch.Number == 2 ? Crashed with { Code = "PERF303" } : null };
        var machine = new FakeMachine(1).With(hanging);
        await RunAsync(machine, [Absolute(hanging)]);

        Assert.Equal(TimeSpan.FromSeconds(60), machine.Launches[0].Request.TimeLimit);
        Assert.Equal(TimeSpan.FromSeconds(15), machine.Launches[2].Request.TimeLimit);
    }

    [Fact]
    public async Task Cancelling_stops_the_workers_and_keeps_whole_pairs()
    {
        var targets = Targets(4);
        var machine = new FakeMachine(1).With(targets);
        using var cancelling = new CancellationTokenSource();
        machine.OnLaunch = launch => { if (machine.Launches.Count == 12) cancelling.Cancel(); };
        var time = new MeasuringTime(machine.Time, TimeSpan.FromMinutes(5));
        var experiment = new Experiment([.. targets.Select(target => Compared(target))], machine, new RecordedProgress(), time, 1, 0.99);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => experiment.RunAsync(cancelling.Token));

        Assert.Equal(0, machine.Alive);
        Assert.Equal(5, experiment.Targets.Sum(target => target.HeadResult().Launches.Count));
        Assert.Equal(5, experiment.Targets.Sum(target => target.BaseResult()!.Launches.Count));
    }
}
