using Sentinel.PerfGate.Gate.Measuring;
using Xunit;
using static Sentinel.PerfGate.Tests.Gate.Measuring.Laboratory;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

public sealed class ConfirmationTests
{
    private const int Fewest = 11;

    [Theory]
    [InlineData(0.01, 1.3)]
    [InlineData(0.02, 1.2)]
    public async Task A_clear_suspect_gets_no_more_pairs_than_the_test_needs(double sd, double factor) =>
        Assert.Equal(Fewest, (await ConfirmAsync(sd, factor, TimeSpan.FromMinutes(5))).ConfirmPairs);

    [Fact]
    public async Task A_suspect_whose_pairs_disagree_gets_more_of_them_but_never_more_than_a_screen_takes()
    {
        var suspect = await ConfirmAsync(sd: 0.06, factor: 1.12, TimeSpan.FromMinutes(5));

        Assert.InRange(suspect.ConfirmPairs, Fewest + 1, suspect.Looks.MostPairs);
    }

    [Fact]
    public async Task More_pairs_are_taken_only_of_time_that_nobody_else_needs()
    {
        var suspect = await ConfirmAsync(sd: 0.06, factor: 1.12, TimeSpan.FromSeconds(50));

        Assert.InRange(suspect.ConfirmPairs, Fewest, suspect.Looks.MostPairs - 1);
    }

    [Fact]
    public async Task Workers_that_end_while_confirming_end_the_confirmation()
    {
        var slow = new FakeTarget("part/slow") { HeadFactor = 1.3 };
        var machine = new FakeMachine(1).With(slow);
        machine.OnLaunch = launch =>
        {
            if (launch.Number > ScreenPlan.Glance) machine.CannotStart[Head.Path] = new("PERF301", "it is gone");
        };

        var experiment = await RunAsync(machine, [Compared(slow)]);

        Assert.InRange(Assert.Single(experiment.Targets).ConfirmPairs, 0, Fewest - 1);
    }

    private static async Task<TargetProgress> ConfirmAsync(double sd, double factor, TimeSpan limit)
    {
        var target = new FakeTarget("part/slow") { HeadFactor = factor };
        var experiment = await RunAsync(new FakeMachine(2) { LaunchSd = sd }.With(target), [Compared(target)], limit);
        Assert.Equal([target.Id], experiment.Suspects);
        return experiment.Targets[0];
    }
}
