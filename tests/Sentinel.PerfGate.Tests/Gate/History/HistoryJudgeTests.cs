using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics.ChangePoints;
using Sentinel.PerfGate.Tests.Statistics.ChangePoints;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.History;

public sealed class HistoryJudgeTests
{
    private static readonly MachineEnvironment Here = new("AMD EPYC", 4, "Ubuntu 24.04.2 LTS", "10.0.1") { Architecture = "x64" };

    [Fact]
    public void A_slowdown_among_the_last_runs_fails_with_commit_effect_sizes_and_p()
    {
        var verdict = Assert.Single(Judge(Runs(Levels(30, 1000), Levels(12, 1100))).Verdicts);

        Assert.Equal((VerdictKind.Fail, "PERF104"), (verdict.Kind, verdict.Code));
        Assert.InRange(verdict.Estimate!.Value, 0.09, 0.11);
        Assert.Equal(new LaunchCounts(30, 12), verdict.Launches);
        Assert.Equal(new SourceLocation("h.jsonl", 31, 1), verdict.Location);
        Assert.Matches(@"^a became (9\.\d|10\.\d) % slower with run 31 \(c31, 2026-01-31\), after c30: .+ to .+ us; 30 runs before, 12 since, p < 1e-9\.$", verdict.Message);
    }

    [Fact]
    public void A_slowdown_before_the_last_runs_is_known()
    {
        var runs = Runs(Levels(30, 1000), Levels(12, 1100));

        Assert.Equal(0, Judge(runs, last: 11).ExitCode);
        Assert.Equal(1, Judge(runs, last: 12).ExitCode);
    }

    [Fact]
    public void A_slowdown_that_was_mended_passes()
    {
        var verdict = Assert.Single(Judge(Runs(Levels(30, 1000), Levels(10, 1100), Levels(8, 1000))).Verdicts);

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Contains("faster with run 41", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 7, VerdictKind.New)]
    [InlineData(7, 7, VerdictKind.Fail)]
    public void So_few_runs_that_nothing_could_be_proven_are_new(int before, int after, VerdictKind kind) =>
        Assert.Equal(kind, Assert.Single(Judge(Runs(Levels(before, 1000), Levels(after, 2000))).Verdicts).Kind);

    [Fact]
    public void No_runs_at_all_are_never_a_pass() => Assert.Equal(3, Judge([]).ExitCode);

    [Fact]
    public void A_target_that_is_measured_no_more_is_not_judged() =>
        Assert.Equal(["b"], Judge([.. Runs(Levels(30, 1000), Levels(12, 1100)), .. Runs("b", Here, 43, Levels(20, 500))]).Verdicts.Select(verdict => verdict.Target));

    [Fact]
    public void Times_of_another_machine_are_another_series()
    {
        var slower = Here with { Cpu = "old one" };

        var verdicts = Judge([.. Runs(Levels(15, 1000)), .. Runs("a", slower, 16, Levels(15, 1500))]).Verdicts;

        Assert.All(verdicts, verdict => Assert.Equal(VerdictKind.Pass, verdict.Kind));
        Assert.Equal(
            ["a on AMD EPYC, 4 cores, x64, Linux, .NET 10.0", "a on old one, 4 cores, x64, Linux, .NET 10.0"],
            verdicts.Select(verdict => verdict.Target));
    }

    [Fact]
    public void A_patch_of_runtime_or_system_does_not_end_a_series()
    {
        var patched = Here with { Runtime = ".NET 10.0.7 (10.0.7, 10.0.726.1)", Os = "Linux Ubuntu 24.04.3 LTS", Architecture = "X64", Load = 3 };

        var verdict = Assert.Single(Judge([.. Runs(Levels(15, 1000)), .. Runs("a", patched, 16, Levels(15, 1500))]).Verdicts);

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
    }

    private static VerdictDocument Judge(RecordedRun[] runs, int last = 20)
    {
        var options = new ChangePointOptions();
        return new HistoryJudge("h.jsonl", runs.Length, options) { Last = last }.Judge(TargetHistories.Of(runs, options), "id");
    }

    private static IEnumerable<double> Levels(int runs, double level) => NoisySeries.Level(level, runs);

    private static RecordedRun[] Runs(params IEnumerable<double>[] levels) => Runs("a", Here, 1, levels);

    private static RecordedRun[] Runs(string target, MachineEnvironment machine, int first, params IEnumerable<double>[] levels) =>
    [
        .. NoisySeries.Of(1, 0.005, levels.SelectMany(level => level)).Select((time, index) => new RecordedRun(
            new HistoryRun([new(target, TargetKind.Benchmark, [time * 0.999, time, time * 1.001])])
            {
                Commit = $"c{first + index}",
                Time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(first + index - 1),
                Environment = machine,
            },
            new SourceLocation("h.jsonl", first + index, 1))),
    ];
}
