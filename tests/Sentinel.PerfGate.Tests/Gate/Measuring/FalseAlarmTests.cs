using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;
using static Sentinel.PerfGate.Tests.Gate.Measuring.Laboratory;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

/// <summary>The experiment and the judge together, over seeds.</summary>
public sealed class FalseAlarmTests
{
    [Fact]
    public async Task Unchanged_code_fails_no_build_of_sixty_on_a_noisy_machine()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var verdicts = await JudgeAsync(Targets(8), seed, launchSd: 0.06);
            Assert.DoesNotContain(verdicts, verdict => verdict.Kind == VerdictKind.Fail);
        }
    }

    [Fact]
    public async Task A_slowdown_of_30_percent_is_found_in_every_build_of_twenty_by_confirming_launches_alone()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            FakeTarget[] targets = [new FakeTarget("part/slow") { HeadFactor = 1.3 }, .. Targets(4)];
            var verdicts = await JudgeAsync(targets, seed, launchSd: 0.02);

            var failed = Assert.Single(verdicts, verdict => verdict.Kind == VerdictKind.Fail);
            Assert.Equal("part/slow", failed.Target);
            Assert.True(failed.Launches!.Head >= 9);
        }
    }

    private static async Task<IReadOnlyList<Verdict>> JudgeAsync(FakeTarget[] targets, int seed, double launchSd)
    {
        var machine = new FakeMachine(seed) { LaunchSd = launchSd }.With(targets);
        var experiment = await RunAsync(machine, [.. targets.Select(target => Compared(target))], seed: seed);
        var budgets = targets.Select(target => new TargetBudget(target.Id, [Regression()])).ToList();
        return Judge.Decide(new JudgeInput(new ResolvedBudgets(budgets, [], []), new ResultsDocument([.. experiment.Results()]))
        {
            Suspects = experiment.Suspects,
            Looks = experiment.Looks,
        });
    }
}
