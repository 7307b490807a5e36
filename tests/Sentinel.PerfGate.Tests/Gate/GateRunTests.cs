using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

public sealed class GateRunTests : IDisposable
{
    private readonly GateRunFixture _gate = new();

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Objectives_that_hold_pass_and_the_results_are_written()
    {
        _gate.Machine.With(new FakeTarget("part/t") { Nanoseconds = 1_000 });

        var report = await _gate.RunAsync("""{ "part/t": { "mean": "< 2us", "allocated": "<= 64B" } }""");

        Assert.Equal((GateOutcome.Pass, 0), (report.Verdicts.Outcome, report.Verdicts.ExitCode));
        Assert.Equal("run-1", report.Verdicts.RunId);
        Assert.Equal(3, Assert.Single(ResultsFile.Read(_gate.Results).Targets).Launches.Count);
        Assert.Equal(1, report.Seed);
        Assert.Equal((1, 2), (_gate.Progress.Plan!.Value.Targets, _gate.Progress.Plan.Value.Objectives));
    }

    [Theory]
    [InlineData("{ \"mean\": \"< 1.001us\" }", 5)]
    [InlineData("{ \"mean\": \"< 1.5us\" }", 3)]
    [InlineData("{ \"mean\": { \"limit\": \"< 1.5us\", \"confidence\": \"99.999999%\" } }", 5)]
    [InlineData("{ \"mean\": \"< 1.5us\", \"throughput\": \"> 999_999/s\" }", 5)]
    public async Task A_mean_takes_five_launches_unless_three_hold_every_limit_with_room(string budget, int launches)
    {
        _gate.Machine.With(new FakeTarget("part/t") { Nanoseconds = 1_000 });

        await _gate.RunAsync($$"""{ "part/t": {{budget}} }""");

        Assert.Equal(launches, Assert.Single(ResultsFile.Read(_gate.Results).Targets).Launches.Count(launch => !launch.Repeated));
    }

    [Fact]
    public async Task Launches_that_were_asked_for_are_all_taken()
    {
        _gate.Machine.With(new FakeTarget("part/t") { Nanoseconds = 1_000 });

        await _gate.RunAsync("""{ "part/t": { "mean": "< 2us" } }""", options => options with { Launches = 6 });

        Assert.Equal(6, Assert.Single(ResultsFile.Read(_gate.Results).Targets).Launches.Count);
    }

    [Fact]
    public async Task The_results_tell_of_pressure_where_the_system_does()
    {
        _gate.Machine.With(new FakeTarget("part/t"));

        await _gate.RunAsync("""{ "part/t": { "mean": "< 1s" } }""");

        var told = CpuPressure.Parse(EnvironmentReader.Lines("/proc/pressure/cpu")) is not null;
        Assert.Equal(told, ResultsFile.Read(_gate.Results).Environment!.Pressure is not null);
    }

    [Fact]
    public async Task A_broken_objective_fails_at_its_line()
    {
        _gate.Machine.With(new FakeTarget("part/t") { Nanoseconds = 5_000 });

        var report = await _gate.RunAsync("""{ "part/t": { "mean": "< 2us" } }""");

        Assert.Equal((GateOutcome.Fail, 1), (report.Verdicts.Outcome, report.Verdicts.ExitCode));
        var verdict = Assert.Single(report.Verdicts.Verdicts);
        Assert.Equal("PERF101", verdict.Code);
        Assert.Equal(1, verdict.Location!.Value.Line);
    }

    [Fact]
    public async Task Only_targets_with_objectives_are_measured_and_operations_are_timed_only_when_asked_for()
    {
        _gate.Machine.With(new FakeTarget("part/mean"), new FakeTarget("part/rate"), new FakeTarget("part/nobody"));

        await _gate.RunAsync("""{ "part/mean": { "mean": "< 1s" }, "part/rate": { "successRate": "> 50%" } }""");

        Assert.DoesNotContain(_gate.Machine.Launches, launch => launch.Target == "part/nobody");
        Assert.All(_gate.Machine.Launches, launch => Assert.Equal(launch.Target == "part/rate", launch.Request.TimeOperations));
    }

    [Fact]
    public async Task With_nothing_to_compare_with_a_target_is_measured_when_launches_are_asked_for()
    {
        _gate.Machine.With(new FakeTarget("part/t"));

        var without = await _gate.RunAsync("""{ "**": { "regression": "< 5%" } }""");
        Assert.Empty(_gate.Machine.Launches);
        Assert.Equal(VerdictKind.New, Assert.Single(without.Verdicts.Verdicts).Kind);

        var asked = await _gate.RunAsync("""{ "**": { "regression": "< 5%" } }""", options => options with { Launches = 4 });
        Assert.Equal(4, Assert.Single(ResultsFile.Read(_gate.Results).Targets).Launches.Count);
        Assert.All(_gate.Machine.Launches, launch => Assert.True(launch.Request.TimeOperations));
        Assert.Equal((VerdictKind.New, GateOutcome.Pass), (Assert.Single(asked.Verdicts.Verdicts).Kind, asked.Verdicts.Outcome));
    }

    [Fact]
    public async Task A_filter_narrows_what_is_measured_and_not_what_exists()
    {
        _gate.Machine.With(new FakeTarget("part/one"), new FakeTarget("part/two"));

        var report = await _gate.RunAsync(
            """{ "part/one": { "mean": "< 1s" }, "part/two": { "mean": "< 1s" } }""", options => options with { Filter = "part/o*" });

        Assert.Equal("part/one", Assert.Single(report.Verdicts.Verdicts).Target);
        Assert.All(_gate.Machine.Launches, launch => Assert.Equal("part/one", launch.Target));
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_is_a_mistake_with_a_suggestion()
    {
        _gate.Machine.With(new FakeTarget("part/one"));
        var report = await _gate.RunAsync("""{ "part/one": { "mean": "< 1s" } }""", options => options with { Filter = "part/onne" });

        Assert.Equal(2, report.Verdicts.ExitCode);
        Assert.Contains("\"part/one\"", Assert.Single(report.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_matches_no_target_is_not_judged_and_no_pass()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var report = await _gate.RunAsync("""{ "part/t": { "mean": "< 1s" }, "part/gone": { "mean": "< 1s" } }""");

        Assert.Equal((GateOutcome.Invalid, 3), (report.Verdicts.Outcome, report.Verdicts.ExitCode));
        Assert.Contains(report.Verdicts.Verdicts, verdict => verdict.Code == "PERF310");
    }

    [Fact]
    public async Task A_run_that_judges_nothing_is_no_pass()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var report = await _gate.RunAsync("""{ "part/gone": { "optional": true, "mean": "< 1s" } }""");

        Assert.Equal((GateOutcome.Invalid, 3), (report.Verdicts.Outcome, report.Verdicts.ExitCode));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(report.Verdicts.Notices).Severity);
    }

    [Fact]
    public async Task Mistakes_in_budgets_end_the_run_before_anything_starts()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var report = await _gate.RunAsync("""{ "part/t": { "mean": "< 50", "p99lat": "< 1ms" } }""");

        Assert.Equal(2, report.Verdicts.ExitCode);
        Assert.Equal(["PERF203", "PERF204"], report.Errors.Select(error => error.Code).Order());
        Assert.Empty(_gate.Machine.Starts);
        Assert.False(File.Exists(_gate.Results));
    }

    [Fact]
    public async Task Without_budgets_it_says_how_to_begin()
    {
        var report = await _gate.RunAsync("{}", options => options with { BudgetFiles = [] });

        var error = Assert.Single(report.Errors);
        Assert.Equal((2, "PERF211"), (report.Verdicts.ExitCode, error.Code));
        Assert.Contains("perfgate init", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_that_is_not_there_is_wrong_usage()
    {
        var report = await _gate.RunAsync(
            """{ "part/t": { "mean": "< 1s" } }""", options => options with { Projects = [new PerfProject(null, "nowhere/Perf.dll")] });

        Assert.Equal(2, report.Verdicts.ExitCode);
        Assert.Contains("nowhere/Perf.dll", Assert.Single(report.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_of_an_earlier_run_is_deleted_even_when_the_run_does_not_begin()
    {
        Directory.CreateDirectory(_gate.Output);
        var stale = Path.Combine(_gate.Output, "verdicts.json");
        await File.WriteAllTextAsync(stale, "{}", TestContext.Current.CancellationToken);

        await _gate.RunAsync("{}", options => options with { BudgetFiles = [] });

        Assert.False(File.Exists(stale));
    }

    [Fact]
    public async Task A_worker_that_does_not_start_makes_every_target_invalid_by_name()
    {
        _gate.Machine.CannotStart[_gate.Assembly] = new MeasurementFailure("PERF307", "Perf: built without optimisation");

        var report = await _gate.RunAsync("""{ "part/t": { "mean": "< 1s" }, "load/smoke/x": { "failed": "<= 0" } }""");

        Assert.Equal(3, report.Verdicts.ExitCode);
        Assert.Equal(["Perf.dll", "load/smoke/x", "part/t"], report.Verdicts.Verdicts.Select(verdict => verdict.Target));
        Assert.All(report.Verdicts.Verdicts, verdict => Assert.Equal("PERF307", verdict.Code));
    }

    [Fact]
    public async Task A_worker_that_does_not_start_is_no_pass_though_no_budget_names_its_targets()
    {
        var other = _gate.WriteFile("Other.dll", "");
        _gate.Machine.With(new FakeTarget("part/t")).CannotStart[other] = new MeasurementFailure("PERF300", "it is no perf project");

        var report = await _gate.RunAsync(
            """{ "part/*": { "mean": "< 1s" } }""",
            options => options with { Projects = [new PerfProject(null, _gate.Assembly), new PerfProject(null, other)] });

        Assert.Equal((GateOutcome.Invalid, 3), (report.Verdicts.Outcome, report.Verdicts.ExitCode));
    }

    [Fact]
    public async Task One_id_in_two_projects_is_refused()
    {
        var other = _gate.WriteFile("Perf.copy.dll", "");
        var twin = Path.Combine(Directory.CreateDirectory(Path.Combine(_gate.Output, "..", "twin")).FullName, "Perf.dll");
        File.Move(other, twin);
        _gate.Machine.With(new FakeTarget("part/t"));

        var report = await _gate.RunAsync(
            """{ "part/t": { "mean": "< 1s" } }""",
            options => options with { Projects = [new PerfProject(null, _gate.Assembly), new PerfProject(null, twin)] });

        Assert.Equal("PERF208", Assert.Single(report.Errors).Code);
    }

    [Fact]
    public async Task A_crash_makes_one_target_invalid_and_the_others_are_judged()
    {
        _gate.Machine.With(
            new FakeTarget("part/bad") { Failing = _ => new MeasurementFailure("PERF301", "its worker exited with code 134", "x.log") },
            new FakeTarget("part/good"));

        var report = await _gate.RunAsync("""{ "part/*": { "mean": "< 1s" } }""");

        Assert.Equal(3, report.Verdicts.ExitCode);
        Assert.Equal([VerdictKind.Invalid, VerdictKind.Pass], report.Verdicts.Verdicts.Select(verdict => verdict.Kind));
        Assert.Contains("134", report.Verdicts.Verdicts[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_limit_that_leaves_a_target_out_is_no_pass_and_is_told()
    {
        _gate.Machine.With(new FakeTarget("part/a") { Cost = TimeSpan.FromSeconds(30) }, new FakeTarget("part/b") { Cost = TimeSpan.FromSeconds(30) });

        var report = await _gate.RunAsync("""{ "part/*": { "mean": "< 1s" } }""", options => options with { TimeLimit = TimeSpan.FromSeconds(20) });

        Assert.Equal(3, report.Verdicts.ExitCode);
        Assert.Contains(report.Verdicts.Notices, notice => notice.Code == "PERF321");
        Assert.Contains(report.Verdicts.Verdicts, verdict => verdict.Code == "PERF321");
    }

    [Fact]
    public async Task Cancelled_it_keeps_what_was_measured_and_concludes_nothing()
    {
        _gate.Machine.With(new FakeTarget("part/a"), new FakeTarget("part/b"));
        using var cancelling = new CancellationTokenSource();
        _gate.Machine.OnLaunch = launch => { if (_gate.Machine.Launches.Count == 4) cancelling.Cancel(); };

        var report = await _gate.RunAsync("""{ "part/*": { "mean": "< 1s" } }""", cancellation: cancelling.Token);

        Assert.True(report.Cancelled);
        Assert.Equal(130, report.Verdicts.ExitCode);
        Assert.Empty(report.Verdicts.Verdicts);
        Assert.Equal(3, ResultsFile.Read(_gate.Results).Targets.Sum(target => target.Launches.Count));
        Assert.Equal(0, _gate.Machine.Alive);
    }

    [Fact]
    public async Task Without_a_base_regressions_are_new_and_cost_nothing()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var report = await _gate.RunAsync("""{ "part/t": { "regression": "< 5%" } }""");

        Assert.Equal((VerdictKind.New, 0), (Assert.Single(report.Verdicts.Verdicts).Kind, report.Verdicts.ExitCode));
        Assert.Empty(_gate.Machine.Launches);
        Assert.Equal(3, (await _gate.RunAsync("""{ "part/t": { "regression": "< 5%" } }""", options => options with { Strict = true })).Verdicts.ExitCode);
    }
}
