using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Gate.Bases;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

/// <summary>Runs against a git base: real git, a real build of both sides, a fake machine that measures them.</summary>
public sealed class GitBaseRunTests : IDisposable
{
    private readonly TemporaryRepository _temporary = new();
    private readonly FakeMachine _machine = new(1);
    private readonly RecordedProgress _progress = new();

    public GitBaseRunTests()
    {
        TinyProject.AddTo(_temporary);
        _temporary.Write("budgets/tiny.json", """{ "version": 1, "budgets": { "part/*": { "mean": "< 1s", "regression": "< 5%" } } }""");
        _temporary.Commit("tiny");
        _temporary.Write("perf/Tiny.cs", "public static class Tiny { public static int One => 2; }");
    }

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_slowdown_of_30_percent_fails_and_is_confirmed_in_new_processes_while_the_rest_passes()
    {
        _machine.With(Target("part/slow") with { HeadFactor = 1.3 }, Target("part/same"), Target("part/added") with { IsNew = true });

        var report = await RunAsync();

        Assert.Equal(1, report.Verdicts.ExitCode);
        var regressions = report.Verdicts.Verdicts.Where(verdict => verdict.Metric == "regression").ToDictionary(verdict => verdict.Target);
        Assert.Equal(VerdictKind.New, regressions["part/added"].Kind);
        Assert.Equal(VerdictKind.Pass, regressions["part/same"].Kind);
        var slow = regressions["part/slow"];
        Assert.Equal((VerdictKind.Fail, "PERF102", new LaunchCounts(11, 11)), (slow.Kind, slow.Code, slow.Launches));
        Assert.InRange(slow.Estimate!.Value, 0.25, 0.35);
        Assert.Contains(report.Base!, slow.Message, StringComparison.Ordinal);
        var written = ResultsFile.Read(Path.Combine(_temporary.Output, "results.json"));
        Assert.Equal(11, written.Targets.Single(target => target.Id == "part/slow" && target.Side == Side.Base).Launches.Count(launch => launch.Confirm));
    }

    [Fact]
    public async Task A_worker_of_base_that_does_not_start_spoils_the_comparison_and_nothing_else()
    {
        _machine.With(Target("part/t")).CannotStartSide[Side.Base] = new MeasurementFailure("PERF305", "it speaks another protocol version");

        var report = await RunAsync();

        var verdicts = report.Verdicts.Verdicts.ToDictionary(verdict => verdict.Metric);
        Assert.Equal(VerdictKind.Pass, verdicts["mean"].Kind);
        Assert.Equal((VerdictKind.Invalid, "PERF305"), (verdicts["regression"].Kind, verdicts["regression"].Code));
    }

    [Fact]
    public async Task A_machine_too_noisy_to_decide_most_comparisons_says_so_and_what_would_help()
    {
        _machine.With(Target("part/a"), Target("part/b")).LaunchSd = 0.2;
        await CalibrationRun.ExecuteAsync(
            new CalibrationOptions { Projects = [Project], Duration = TimeSpan.FromMinutes(1), Seed = 1, CacheDirectory = _temporary.Cache },
            _machine, _progress, _machine.Time, TestContext.Current.CancellationToken);

        var report = await RunAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, report.Verdicts.ExitCode);
        Assert.Contains(report.Verdicts.Notices, notice => notice.Code == "PERF320" && notice.Message.Contains(" s more", StringComparison.Ordinal));
        Assert.Contains(report.Verdicts.Notices, notice => notice.Code == "PERF321");
        Assert.Contains(report.Verdicts.Notices, notice => notice is { Code: "PERF324", Location.Line: 1 });
    }

    private PerfProject Project => new(_temporary.PathOf("perf"), null);

    private static FakeTarget Target(string id) => new(id) { Assembly = "Tiny" };

    private Task<GateReport> RunAsync(TimeSpan? limit = null) => GateRun.ExecuteAsync(
        new GateRunOptions
        {
            Projects = [Project],
            BudgetFiles = [_temporary.PathOf("budgets/tiny.json")],
            Base = "git:HEAD",
            TimeLimit = limit ?? GateRunOptions.DefaultTimeLimit,
            OutDirectory = _temporary.Output,
            CacheDirectory = _temporary.Cache,
            Seed = 1,
        },
        _machine,
        _progress,
        _machine.Time,
        TestContext.Current.CancellationToken);
}
