using Xunit;

namespace Sentinel.PerfGate.XunitTests.Runs;

public sealed class SmokeTests(SmokeRun run) : IClassFixture<SmokeRun>
{
    [Fact]
    public void An_ordinary_test_run_passes() => Assert.True(run.Program.ExitCode == 0, run.Program.Output);

    [Theory]
    [InlineData("Sync")]
    [InlineData("Awaits_a_task")]
    [InlineData("Gives_a_value_task")]
    [InlineData("Static")]
    [InlineData("Has_a_time_limit")]
    [InlineData("Has_all_its_fixtures")]
    [InlineData("Inline(size: 1000, kind: \"x\")")]
    [InlineData("Inline(size: 2000, kind: \"y\")")]
    [InlineData("Member(shape: line)")]
    public void A_measured_test_says_that_nothing_was_measured(string test)
    {
        var result = run.Tests[test];

        Assert.Equal("Pass", result.Result);
        Assert.Contains("smoke: ran once, nothing measured; `dotnet test -c Release -p:RunPerfGate=true` measures", result.Output, StringComparison.Ordinal);
        Assert.Equal("Perf", result.Category);
        Assert.Null(result.Attachment);
    }

    [Fact]
    public void A_body_runs_once()
    {
        var measured = run.Program.Journal.Where(entry => !entry.IsOrdinary).Select(entry => entry.Who).ToList();

        Assert.Equal(5, measured.Count);
        Assert.All(measured, who => Assert.Equal("measured/once", who));
    }

    [Fact]
    public void What_the_attribute_says_of_skipping_counts()
    {
        Assert.Equal(("Skip", "not on this machine"), (run.Tests["Is_skipped"].Result, run.Tests["Is_skipped"].Message));
        Assert.Equal("NotRun", run.Tests["Throws"].Result);
    }

    [Fact]
    public void A_measured_test_never_runs_beside_another_test() => NeverBeside(run.Program, ordinary: 201, measured: 5);

    [Fact]
    public async Task Nor_when_everything_else_runs_in_parallel() =>
        NeverBeside(await TestProgram.RunAsync(mode: null, "-parallelMode", "all"), ordinary: 201, measured: 5);

    internal static void NeverBeside(TestProgram program, int ordinary, int measured)
    {
        var (tests, facts) = (program.Journal.Where(entry => entry.IsOrdinary).ToList(), program.Journal.Where(entry => !entry.IsOrdinary).ToList());

        Assert.Equal((ordinary, measured), (tests.Count, facts.Count));
        Assert.Contains(tests, one => tests.Exists(other => other != one && other.Overlaps(one)));
        Assert.DoesNotContain(facts, fact => tests.Exists(fact.Overlaps));
        Assert.DoesNotContain(facts, fact => facts.Exists(other => other != fact && other.Overlaps(fact)));
    }
}
