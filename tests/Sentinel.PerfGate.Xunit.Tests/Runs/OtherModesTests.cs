using Xunit;

namespace Sentinel.PerfGate.XunitTests.Runs;

public sealed class OtherModesTests
{
    private const string OneTest = "PerfFacts.Measured.Kinds.Gives_a_value_task";

    [Fact]
    public async Task Switched_off_measured_tests_are_skipped_with_the_reason_and_nothing_of_them_is_made()
    {
        var run = await TestProgram.RunAsync("off", "-namespace", "PerfFacts.Measured", "-namespace", "PerfFacts.Shared", "-explicit", "on");

        var tests = TestResult.Read(run.Results);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("Measured tests are switched off (PERFGATE_MODE or Sentinel.PerfGate.Mode is off).", tests["Has_all_its_fixtures"].Message);
        Assert.All(tests.Values.Where(test => test.Name != "An_ordinary_test_of_the_same_class"), test => Assert.Equal("Skip", test.Result));
        Assert.Equal(["ordinary/Kinds"], run.Journal.Select(entry => entry.Who));
    }

    [Fact]
    public async Task A_mode_that_is_none_fails_every_measured_test_and_no_other()
    {
        var run = await TestProgram.RunAsync("mesure", "-class", "PerfFacts.Measured.Kinds");

        var tests = TestResult.Read(run.Results);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("Pass", tests["An_ordinary_test_of_the_same_class"].Result);
        Assert.EndsWith(
            "PERF220: PERFGATE_MODE is \"mesure\". Valid values are measure, smoke and off. Did you mean \"measure\"?",
            tests["Sync"].Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_worker_processes_a_test_measures_itself_and_says_so()
    {
        using var copy = new ProgramCopy();
        copy.Delete("Sentinel.PerfGate.Fixtures.Xunit.deps.json");
        copy.Configure("Base", "git:HEAD");

        var run = await TestProgram.RunInAsync(copy.Folder, "measure", ["-method", OneTest]);

        var result = TestResult.Read(run.Results)["Gives_a_value_task"];
        Assert.True(result.Result == "Pass", result.Message);
        Assert.Contains(
            "kinds/valuetask was measured in the test's own process, in one launch and not compared with git:HEAD: Sentinel.PerfGate.Fixtures.Xunit.deps.json is missing",
            result.Warnings,
            StringComparison.Ordinal);
        Assert.Contains("kinds/valuetask allocated is 0 B", result.Output, StringComparison.Ordinal);
        Assert.Equal("measured/often", Assert.Single(run.Journal).Who);
    }

    [Fact]
    public async Task A_base_that_cannot_be_had_fails_the_test()
    {
        using var copy = new ProgramCopy();
        copy.Configure("Base", "git:HEAD");

        var run = await TestProgram.RunInAsync(
            copy.Folder, "measure", ["-explicit", "on", "-method", "PerfFacts.Measured.Failing.Has_nothing_to_be_compared_with"]);

        var result = TestResult.Read(run.Results)["Has_nothing_to_be_compared_with"];
        Assert.Equal("Fail", result.Result);
        Assert.Contains("A git base must be built, and Sentinel.PerfGate.Fixtures.Xunit.dll was named without its project.", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budget_files_with_errors_fail_the_test_with_all_of_them()
    {
        using var copy = new ProgramCopy();
        copy.Write("budgets/bad.json", """{ "version": 1, "budgets": { "kinds/valuetask": { "p99": "< 50", "p99lat": "< 1ms" } } }""");

        var run = await TestProgram.RunInAsync(copy.Folder, "measure", ["-method", OneTest]);

        var message = TestResult.Read(run.Results)["Gives_a_value_task"].Message;
        Assert.Contains("PERF204: \"< 50\" has no unit.", message, StringComparison.Ordinal);
        Assert.Contains("PERF203: Unknown metric \"p99lat\".", message, StringComparison.Ordinal);
        Assert.Contains("bad.json:1)", message, StringComparison.Ordinal);
    }
}
