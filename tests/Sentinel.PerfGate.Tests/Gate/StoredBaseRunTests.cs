using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

public sealed class StoredBaseRunTests : IDisposable
{
    private const string Budget = """{ "part/t": { "mean": "< 1s", "regression": "< 5%", "allocated": { "limit": "< 1KB", "regression": "<= 0%" } } }""";

    private readonly GateRunFixture _gate = new();

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Unchanged_code_passes_against_stored_results_from_ten_launches_of_head_alone()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var stored = await _gate.StoredBaseAsync(Budget);
        _gate.Machine.Launches.Clear();

        var report = await _gate.RunAsync(Budget, options => options with { Base = stored });

        Assert.Equal(0, report.Verdicts.ExitCode);
        Assert.All(report.Verdicts.Verdicts, verdict => Assert.Equal(VerdictKind.Pass, verdict.Kind));
        Assert.Equal(10, _gate.Machine.Launches.Count);
        Assert.All(_gate.Machine.Launches, launch => Assert.Equal(Side.Head, launch.Side));
    }

    [Fact]
    public async Task The_output_folder_of_an_earlier_run_is_a_base()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(await _gate.StoredBaseAsync(Budget))!, "earlier")).FullName;
        File.Copy(_gate.Results, Path.Combine(folder, "results.json"));
        await File.WriteAllTextAsync(Path.Combine(folder, "verdicts.json"), "{}", TestContext.Current.CancellationToken);

        var report = await _gate.RunAsync(Budget, options => options with { Base = folder });

        Assert.Equal(0, report.Verdicts.ExitCode);
        Assert.All(report.Verdicts.Verdicts, verdict => Assert.Equal(VerdictKind.Pass, verdict.Kind));
    }

    [Fact]
    public async Task Slower_code_fails_against_stored_results()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var stored = await _gate.StoredBaseAsync(Budget);
        _gate.Machine.With(new FakeTarget("part/t") { HeadFactor = 1.3 });

        var report = await _gate.RunAsync(Budget, options => options with { Base = stored });

        Assert.Equal(1, report.Verdicts.ExitCode);
        Assert.Contains(report.Verdicts.Verdicts, verdict => verdict is { Metric: "regression", Kind: VerdictKind.Fail, Code: "PERF102" });
    }

    [Fact]
    public async Task Times_of_another_machine_are_refused_and_allocations_still_compared()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var stored = await _gate.StoredBaseAsync(Budget, results => results with { Environment = results.Environment! with { Cpu = "another" } });

        var report = await _gate.RunAsync(Budget, options => options with { Base = stored });

        var verdicts = report.Verdicts.Verdicts.ToDictionary(verdict => verdict.Metric);
        Assert.Equal((VerdictKind.Invalid, "PERF311"), (verdicts["regression"].Kind, verdicts["regression"].Code));
        Assert.Equal(VerdictKind.Pass, verdicts["allocated.regression"].Kind);
        Assert.Contains("another", verdicts["regression"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_under_another_governor_are_compared_with_a_warning()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var governor = EnvironmentReader.Read().Governor;
        var stored = await _gate.StoredBaseAsync(Budget, results => results with { Environment = results.Environment! with { Governor = "another" } });

        var report = await _gate.RunAsync(Budget, options => options with { Base = stored });

        Assert.NotEqual("PERF311", report.Verdicts.Verdicts.Single(verdict => verdict.Metric == "regression").Code);
        Assert.Equal(governor is null ? 0 : 1, report.Verdicts.Notices.Count(notice => notice.Code == "PERF311"));
    }

    [Fact]
    public async Task Times_of_a_machine_that_is_not_named_are_refused()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var stored = await _gate.StoredBaseAsync(Budget, results => results with
        {
            Environment = new(MachineEnvironment.NotKnown, 0, MachineEnvironment.NotKnown, MachineEnvironment.NotKnown),
        });

        var report = await _gate.RunAsync(Budget, options => options with { Base = stored });

        var refused = report.Verdicts.Verdicts.Single(verdict => verdict.Metric == "regression");
        Assert.Equal((VerdictKind.Invalid, "PERF311"), (refused.Kind, refused.Code));
    }

    [Fact]
    public async Task A_target_that_is_not_in_the_stored_results_is_new()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var stored = await _gate.StoredBaseAsync(Budget);
        _gate.Machine.With(new FakeTarget("part/u"));

        var report = await _gate.RunAsync("""{ "part/u": { "regression": "< 5%" } }""", options => options with { Base = stored });

        Assert.Equal(VerdictKind.New, Assert.Single(report.Verdicts.Verdicts).Kind);
    }

    [Fact]
    public async Task A_base_that_cannot_be_read_is_bad_input()
    {
        _gate.Machine.With(new FakeTarget("part/t"));
        var report = await _gate.RunAsync(Budget, options => options with { Base = _gate.WriteFile("base.json", "{") });

        Assert.Equal(2, report.Verdicts.ExitCode);
        Assert.Equal("PERF212", Assert.Single(report.Errors).Code);
        Assert.Empty(_gate.Machine.Launches);
    }
}
