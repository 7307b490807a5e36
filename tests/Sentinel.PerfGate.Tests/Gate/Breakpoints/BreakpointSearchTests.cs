using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Breakpoints;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tests.Gate.Judging;
using Sentinel.PerfGate.Tests.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Breakpoints;

/// <summary>Searches in virtual time against a server of eight connections of 2 ms each: it can do 4,000/s.</summary>
public sealed class BreakpointSearchTests
{
    private static readonly Objective[] s_fast = [Given.Objective("p99", "< 50ms"), Given.Objective("successRate", "> 99%")];

    private static readonly LoadPlan s_steps = new("breakpoint", [Step(1_000), Step(2_000), Step(5_000), Step(10_000)]);

    [Fact]
    public async Task The_highest_rate_that_holds_is_found_between_the_steps()
    {
        var report = await SearchAsync(s_steps, s_fast, connections: 8);

        Assert.Equal([1_000, 2_000, 5_000, 3_200, 4_000, 4_500], report.Steps.Select(step => step.Rate));
        Assert.Equal((4_000, "4000"), (report.Held!.Rate, report.Held.Stage));
        Assert.Equal((4_500, BreakpointOutcome.TargetBroke), (report.Broke!.Rate, report.Broke.Outcome));
        Assert.StartsWith("The highest rate that held is 4,000/s (stage 4000). The target broke at 4,500/s (stage 4500): load/breakpoint p99 is ", report.Summary, StringComparison.Ordinal);
        Assert.EndsWith("; limit < 50ms.", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_refinements_the_steps_are_all_that_is_tried()
    {
        var report = await SearchAsync(s_steps, s_fast, connections: 8, refinements: 0);

        Assert.Equal([BreakpointOutcome.Held, BreakpointOutcome.Held, BreakpointOutcome.TargetBroke], report.Steps.Select(step => step.Outcome));
        Assert.Contains("The target broke at 5,000/s (stage 5000)", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generator_that_is_saturated_is_said_to_be_the_generator()
    {
        var report = await SearchAsync(s_steps, s_fast, connections: int.MaxValue, load: new() { MaxInFlight = 5 }, refinements: 0);

        Assert.Equal((5_000, BreakpointOutcome.GeneratorSaturated), (report.Broke!.Rate, report.Broke.Outcome));
        Assert.Equal(2_000, report.Held!.Rate);
        Assert.Contains("At 5,000/s (stage 5000) it was the generator that was saturated, and not the target: The load schedule was not kept", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_every_step_holds_the_end_is_said_to_be_unknown()
    {
        var report = await SearchAsync(s_steps, s_fast, connections: int.MaxValue);

        Assert.Equal(10_000, report.Held!.Rate);
        Assert.Null(report.Broke);
        Assert.Contains("where it breaks is not known", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_requests_prove_nothing_and_do_not_hold()
    {
        var plan = new LoadPlan("short", [LoadStage.Constant("10", TimeSpan.FromSeconds(2), 10)]);

        var report = await SearchAsync(plan, s_fast, connections: 8, refinements: 0);

        Assert.Null(report.Held);
        Assert.Equal(BreakpointOutcome.Undecided, report.Broke!.Outcome);
        Assert.StartsWith("No rate held. At 10/s (stage 10) it is not decided: ", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_first_step_breaks_lower_rates_are_tried()
    {
        var report = await SearchAsync(new LoadPlan("high", [Step(8_000)]), s_fast, connections: 8);

        Assert.Equal([8_000, 4_000, 5_700, 4_800], report.Steps.Select(step => step.Rate));
        Assert.Equal(4_000, report.Held!.Rate);
    }

    [Fact]
    public async Task A_search_that_is_cancelled_in_its_first_step_says_so_and_knows_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var search = new BreakpointSearch(s_fast, new(), async (step, _, _) =>
        {
            await cancellation.CancelAsync();
            return new LoadRunResult(step, []) { Cancelled = true };
        });

        var report = await search.RunAsync(s_steps, cancellation.Token);

        Assert.True(report.Cancelled);
        Assert.Empty(report.Steps);
        Assert.Equal("No rate was measured. The search was cancelled before it was over.", report.Summary);
    }

    [Fact]
    public async Task A_step_without_an_objective_is_refused()
    {
        Objective[] onlyOfOne = [Given.Objective("p99", "< 50ms") with { Stage = "1000" }];

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => SearchAsync(s_steps, onlyOfOne, connections: 8));

        Assert.Contains("No objective is about stage '2000'", refused.Message, StringComparison.Ordinal);
    }

    private static Task<BreakpointReport> SearchAsync(
        LoadPlan plan, IReadOnlyList<Objective> objectives, int connections, LoadOptions? load = null, int refinements = 3)
    {
        var options = new BreakpointOptions { Refinements = refinements, Load = load ?? new() };
        return new BreakpointSearch(objectives, options, (step, how, _) =>
        {
            var virtually = new VirtualWorkers(connections);
            return Task.FromResult(virtually.Run(step, virtually.Takes(_ => 2), how));
        }).RunAsync(plan, TestContext.Current.CancellationToken);
    }

    private static LoadStage Step(int rate) => LoadStage.Constant($"{rate}", TimeSpan.FromSeconds(3), rate);
}
