using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Measurement;
using Xunit;
using static Sentinel.PerfGate.Tests.Gate.Measuring.Laboratory;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

public sealed class TimeLimitTests
{
    [Fact]
    public async Task Measuring_ends_within_the_limit_and_every_target_got_the_same_number_of_pairs_or_one_less()
    {
        var targets = Targets(10, target => target with { HeadFactor = 1.04 });
        var machine = new FakeMachine(1) { LaunchSd = 0.05 }.With(targets);
        var begun = machine.Time.GetTimestamp();

        var experiment = await RunAsync(machine, [.. targets.Select(target => Compared(target))], TimeSpan.FromSeconds(35));

        var pairs = experiment.Targets.Select(target => target.ScreenPairs).ToList();
        Assert.True(pairs.Max() - pairs.Min() <= 1);
        Assert.True(pairs.Min() >= 2);
        Assert.True(machine.Time.GetElapsedTime(begun) <= TimeSpan.FromSeconds(36));
    }

    [Fact]
    public async Task A_slow_target_cannot_keep_the_others_from_being_decided()
    {
        var slow = new FakeTarget("part/slow") { Cost = TimeSpan.FromSeconds(20) };
        var targets = Targets(5);
        var machine = new FakeMachine(1).With([slow, .. targets]);

        var experiment = await RunAsync(machine, [Compared(slow), .. targets.Select(target => Compared(target))], TimeSpan.FromMinutes(2));

        Assert.All(experiment.Targets.Skip(1), target => Assert.Equal(7, target.ScreenPairs));
        Assert.True(experiment.Targets[0].ScreenPairs is >= 1 and < 7);
    }

    [Fact]
    public async Task Time_is_kept_back_to_confirm_what_looks_slower()
    {
        var slow = new FakeTarget("part/slow") { HeadFactor = 1.3 };
        var unclear = Targets(8, target => target with { HeadFactor = 1.03 });
        var machine = new FakeMachine(1) { LaunchSd = 0.03 }.With([slow, .. unclear]);

        var experiment = await RunAsync(machine, [Compared(slow), .. unclear.Select(target => Compared(target))], TimeSpan.FromSeconds(90));

        Assert.Contains(slow.Id, experiment.Suspects);
        Assert.True(experiment.Targets[0].ConfirmPairs >= 11);
    }

    [Fact]
    public async Task When_not_all_suspects_can_be_confirmed_the_worst_are()
    {
        var targets = Targets(6, target => target with { HeadFactor = 1.2 });
        targets[3] = targets[3] with { HeadFactor = 2 };
        var machine = new FakeMachine(1).With(targets);

        var experiment = await RunAsync(machine, [.. targets.Select(target => Compared(target))], TimeSpan.FromSeconds(100));

        Assert.Equal(6, experiment.Suspects.Count);
        Assert.True(experiment.Targets[3].ConfirmPairs >= 10);
        Assert.Contains(experiment.Targets, target => target.ConfirmPairs == 0);
    }

    [Fact]
    public async Task Without_time_nothing_is_begun_and_the_clock_says_so()
    {
        var target = new FakeTarget("part/t");
        var time = new MeasuringTime(new FakeMachine(1).Time, TimeSpan.FromSeconds(0.1));
        var machine = new FakeMachine(1).With(target);
        var experiment = new Experiment([Absolute(target)], machine, new RecordedProgress(), time, 1, 0.99);

        await experiment.RunAsync(TestContext.Current.CancellationToken);

        Assert.True(time.CutOff);
        Assert.Empty(machine.Launches);
    }

    [Fact]
    public async Task Progress_names_every_launch_with_the_time_that_is_left()
    {
        var targets = Targets(3);
        var machine = new FakeMachine(1).With(targets);
        var progress = new RecordedProgress();
        var time = new MeasuringTime(machine.Time, TimeSpan.FromMinutes(5));
        var experiment = new Experiment([.. targets.Select(target => Absolute(target))], machine, progress, time, 1, 0.99);

        await experiment.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(9, progress.Launches.Count);
        Assert.Equal(9, progress.Launched);
        Assert.All(progress.Launches, launch => Assert.Equal(3, launch.Rounds));
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3], progress.Launches.Select(launch => launch.Round));
        Assert.True(progress.Launches[0].Left > progress.Launches[^1].Left);
    }
}
