using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Runs;

public sealed class MeasureTests(MeasuredRun run) : IClassFixture<MeasuredRun>
{
    private const int Launches = 3;

    [Theory]
    [InlineData("Awaits_a_task", "kinds/task successRate is 100 %")]
    [InlineData("Gives_a_value_task", "kinds/valuetask allocated is 0 B")]
    [InlineData("Member(shape: square)", "rows/member(shape: square) allocated is 0 B")]
    [InlineData("Member(shape: line)", "rows/member(shape: line) allocated is 0 B")]
    [InlineData("Has_all_its_fixtures", "shared/fixtures errorRate is 0 %")]
    public void A_test_within_its_limits_passes_and_tells_its_figures(string test, string figure)
    {
        var result = run.Results[test];

        Assert.True(result.Result == "Pass", result.Message);
        Assert.Contains(figure, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("smoke", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_results_are_attached_as_a_results_file()
    {
        var attached = run.Results["Awaits_a_task"].Attachment!;
        var target = Assert.Single(ResultsFile.Parse(System.Text.Encoding.UTF8.GetBytes(attached), "attached").Targets);

        Assert.Equal(("kinds/task", TargetKind.PerfFact, Launches), (target.Id, target.Kind, target.Launches.Count));
        Assert.All(target.Launches, launch => Assert.True(launch.Operations!.Count > 1000));
    }

    [Fact]
    public void A_broken_limit_fails_with_the_limit_and_the_tests_own_line()
    {
        var result = run.Results["Is_slower_than_its_limit"];

        Assert.Equal("Fail", result.Result);
        Assert.Matches(@"PERF101: failing/slow p50 is .+ operations.*; limit < 10ns\. \(.*Measured/Failing\.cs:10\)$", result.Message);
        Assert.Matches(@"^\s*at PerfFacts\.Measured\.Failing\.Is_slower_than_its_limit\(\) in .*Failing\.cs:line 10\s*$", result.Trace);
    }

    [Theory]
    [InlineData("Throws", "PERF302: failing/throws was not measured: The operation threw System.InvalidOperationException: no luck")]
    [InlineData("Is_killed_while_it_measures", "PERF301: failing/killed was not measured: The worker ")]
    [InlineData("Never_runs", "PERF302: failing/constructor was not measured: System.IO.FileNotFoundException: data.bin is missing")]
    [InlineData("Has_no_limit", "PERF410: failing/unlimited has no limit")]
    [InlineData("Is_async_void", "PERF411: Failing.Is_async_void is async void")]
    public void What_cannot_be_judged_fails_and_says_why(string test, string reason)
    {
        var result = run.Results[test];

        Assert.Equal("Fail", result.Result);
        Assert.Contains(reason, result.Message, StringComparison.Ordinal);
        Assert.Contains("Failing", result.Trace, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_compare_with_breaks_nothing_and_is_a_warning()
    {
        var result = run.Results["Has_nothing_to_be_compared_with"];

        Assert.True(result.Result == "Pass", result.Message);
        Assert.Matches("^PERF103: failing/new regression is new: .*no base.*; limit < 5%", result.Warnings);
    }

    [Fact]
    public void Each_launch_is_a_process_of_its_own_and_none_is_the_tests()
    {
        var ordinary = Assert.Single(run.Program.Journal.Where(entry => entry.IsOrdinary).Select(entry => entry.Process).Distinct());
        var launches = run.Program.Journal.Where(entry => !entry.IsOrdinary).Select(entry => entry.Process).ToList();

        Assert.Equal(2 * Launches, launches.Count);
        Assert.DoesNotContain(ordinary, launches);
        Assert.All(run.Program.Journal.Where(entry => !entry.IsOrdinary), entry => Assert.Equal("measured/often", entry.Who));
    }

    [Fact]
    public void A_measurement_never_runs_beside_another_test() => SmokeTests.NeverBeside(run.Program, ordinary: 201, measured: 2 * Launches);
}
