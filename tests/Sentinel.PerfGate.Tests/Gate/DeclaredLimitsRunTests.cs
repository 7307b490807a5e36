using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

public sealed class DeclaredLimitsRunTests : IDisposable
{
    private readonly GateRunFixture _gate = new();

    public void Dispose() => _gate.Dispose();

    [Theory]
    [InlineData("2us", GateOutcome.Pass, 0)]
    [InlineData("500ns", GateOutcome.Fail, 1)]
    public async Task Limits_of_a_targets_own_are_judged_at_their_place_without_any_budget_file(string limit, GateOutcome outcome, int exitCode)
    {
        _gate.Machine.With(Fact(("mean", limit, 31)));

        var report = await RunWithoutFilesAsync();

        Assert.Equal((outcome, exitCode), (report.Verdicts.Outcome, report.Verdicts.ExitCode));
        var verdict = Assert.Single(report.Verdicts.Verdicts);
        Assert.Equal(("part/fact", new SourceLocation("src/Perf.cs", 31, 1)), (verdict.Target, verdict.Location!.Value));
        Assert.Equal(TargetKind.PerfFact, Assert.Single(ResultsFile.Read(_gate.Results).Targets).Kind);
    }

    [Fact]
    public async Task They_win_over_a_glob_metric_by_metric()
    {
        _gate.Machine.With(Fact(("mean", "2us", 31)));

        var report = await _gate.RunAsync("""{ "part/*": { "mean": "< 1ns", "allocated": "<= 64B" } }""");

        Assert.Equal(0, report.Verdicts.ExitCode);
        Assert.Equal(
            [("allocated", "budgets.json"), ("mean", "Perf.cs")],
            report.Verdicts.Verdicts.Select(verdict => (verdict.Metric, Path.GetFileName(verdict.Location!.Value.File))).Order());
    }

    [Fact]
    public async Task The_same_metric_under_the_targets_own_id_in_a_file_is_a_tie_that_names_both_places()
    {
        _gate.Machine.With(Fact(("mean", "2us", 31)));

        var report = await _gate.RunAsync("""{ "part/fact": { "mean": "< 3us" } }""");

        Assert.Equal(2, report.Verdicts.ExitCode);
        var tie = Assert.Single(report.Errors);
        Assert.Equal(DiagnosticCode.Tie, tie.Code);
        Assert.Contains("budgets.json(1,", $"{tie}", StringComparison.Ordinal);
        Assert.Contains("src/Perf.cs(31,1)", $"{tie}", StringComparison.Ordinal);
        Assert.Empty(_gate.Machine.Launches);
    }

    [Fact]
    public async Task All_that_is_wrong_with_them_is_told_at_once_and_nothing_is_measured()
    {
        _gate.Machine.With(
            Fact(("mean", "50", 31), ("p99lat", "1ms", 31)),
            Fact(("successRate", "> 100%", 47)) with { Id = "part/other" },
            Fact(("mean", "2us", 5)) with { Id = "part/tied" });

        var report = await _gate.RunAsync("""{ "part/tied": { "mean": "< 3us" } }""");

        Assert.Equal(2, report.Verdicts.ExitCode);
        Assert.Equal(
            [
                "src/Perf.cs(31,1): error PERF203: Unknown metric \"p99lat\". Did you mean \"p99\"? See docs/budgets.md for all of them.",
                "src/Perf.cs(31,1): error PERF204: mean: \"50\" has no unit. mean is a time: write \"< 50ms\" or \"< 50us\".",
                "src/Perf.cs(47,1): error PERF206: successRate: \"> 100%\" can never hold: successRate is always between 0% and 100%. Write \">= 99.9%\".",
            ],
            report.Errors.Where(error => error.Code != DiagnosticCode.Tie).Select(error => $"{error}").Order(StringComparer.Ordinal));
        Assert.Single(report.Errors, error => error.Code == DiagnosticCode.Tie);
        Assert.Empty(_gate.Machine.Launches);
    }

    [Fact]
    public async Task Where_neither_a_file_nor_a_target_limits_anything_it_says_how_to_begin()
    {
        _gate.Machine.With(Fact());

        var report = await RunWithoutFilesAsync();

        Assert.Equal((2, DiagnosticCode.NoBudgets), (report.Verdicts.ExitCode, Assert.Single(report.Errors).Code));
    }

    [Fact]
    public async Task A_worker_that_could_not_say_its_limits_is_no_lack_of_budgets_and_no_pass()
    {
        _gate.Machine.CannotStart[_gate.Assembly] = new(DiagnosticCode.WorkerDidNotStart, "it does not start");

        var report = await RunWithoutFilesAsync();

        Assert.Equal((GateOutcome.Invalid, 3), (report.Verdicts.Outcome, report.Verdicts.ExitCode));
        Assert.Equal(DiagnosticCode.WorkerDidNotStart, Assert.Single(report.Verdicts.Verdicts).Code);
    }

    [Fact]
    public async Task An_asterisk_in_the_id_of_a_row_stands_for_itself()
    {
        _gate.Machine.With(
            Fact(("mean", "2us", 31)) with { Id = "part/fact(text: a*c)" },
            Fact(("mean", "3us", 31)) with { Id = "part/fact(text: abc)" });

        var report = await RunWithoutFilesAsync();

        Assert.Empty(report.Errors);
        Assert.Equal([2_000, 3_000], report.Verdicts.Verdicts.Select(verdict => verdict.Limit!.Value).Order());
    }

    private static FakeTarget Fact(params (string Metric, string Limit, int Line)[] limits) => new("part/fact")
    {
        Kind = TargetKind.PerfFact,
        Nanoseconds = 1_000,
        Limits = [.. limits.Select(limit => new DeclaredLimit(limit.Metric, limit.Limit, new SourceLocation("src/Perf.cs", limit.Line, 1)))],
    };

    private Task<GateReport> RunWithoutFilesAsync() => _gate.RunAsync("{}", options => options with { BudgetFiles = [] });
}
