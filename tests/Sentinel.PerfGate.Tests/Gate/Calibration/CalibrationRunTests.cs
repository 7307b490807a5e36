using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Calibration;

public sealed class CalibrationRunTests : IDisposable
{
    private readonly GateRunFixture _gate = new();

    private string Cache => Path.Combine(_gate.Output, "cache");

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task The_noise_of_identical_code_is_found_in_about_the_time_given()
    {
        _gate.Machine.With(new FakeTarget("part/t")).LaunchSd = 0.02;
        var begun = _gate.Machine.Time.GetTimestamp();

        var report = await RunAsync(TimeSpan.FromMinutes(2));

        var floor = Assert.Single(report.Floors);
        Assert.True(floor.Pairs > 60);
        Assert.InRange(floor.PairedSd, 0.02, 0.04); // 0.02 · √2 = 0.028
        Assert.True(_gate.Machine.Time.GetElapsedTime(begun) < TimeSpan.FromMinutes(2.1));
    }

    [Fact]
    public async Task More_time_and_less_noise_show_smaller_changes()
    {
        _gate.Machine.With(new FakeTarget("part/t")).LaunchSd = 0.02;
        var report = await RunAsync(TimeSpan.FromMinutes(1));

        var detectable = CalibrationReport.Lengths.Select(length => report.SmallestDetectable(length)!.Value).ToList();
        Assert.Equal(detectable.OrderDescending(), detectable);
        Assert.InRange(detectable[2], 0.001, 0.02);
        Assert.Null(report.Floors[0].SmallestDetectable(TimeSpan.FromSeconds(5)));
        Assert.True(report.Floors[0].TimeToDetect(0.01) > report.Floors[0].TimeToDetect(0.05));
    }

    [Fact]
    public async Task Load_runs_are_left_out_and_failures_are_named()
    {
        _gate.Machine.With(
            new FakeTarget("load/smoke/x") { Kind = TargetKind.Load },
            new FakeTarget("part/bad") { Failing = _ => new MeasurementFailure("PERF302", "it threw") },
            new FakeTarget("part/t"));

        var report = await RunAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("part/t", Assert.Single(report.Floors).Target);
        Assert.Equal("part/bad", Assert.Single(report.Failures).Key);
    }

    [Fact]
    public async Task Floors_are_kept_for_later_runs_on_the_same_machine_only()
    {
        _gate.Machine.With(new FakeTarget("part/t")).LaunchSd = 0.05;
        await RunAsync(TimeSpan.FromMinutes(1));

        var floors = CalibrationStore.Load(Cache, EnvironmentReader.Read());
        Assert.Equal("part/t", Assert.Single(floors).Target);
        Assert.Empty(CalibrationStore.Load(Cache, EnvironmentReader.Read() with { Cpu = "another" }));
    }

    [Fact]
    public async Task Floors_of_an_earlier_way_of_measuring_say_nothing_of_this_one()
    {
        _gate.Machine.With(new FakeTarget("part/t")).LaunchSd = 0.05;
        await RunAsync(TimeSpan.FromMinutes(1));
        var file = Path.Combine(Cache, "calibration.json");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file, text.Replace("\"method\": 3", "\"method\": 2", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Empty(CalibrationStore.Load(Cache, EnvironmentReader.Read()));
        await File.WriteAllTextAsync(file, text.Replace("\"method\": 3,", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Empty(CalibrationStore.Load(Cache, EnvironmentReader.Read()));
    }

    [Fact]
    public async Task A_worker_that_does_not_start_is_told()
    {
        _gate.Machine.CannotStart[_gate.Assembly] = new MeasurementFailure("PERF300", "it is no perf project");
        var error = await Assert.ThrowsAsync<InvalidCalibrationException>(() => RunAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal((3, "PERF300"), (error.ExitCode, Assert.Single(error.Diagnostics).Code));
    }

    private Task<CalibrationReport> RunAsync(TimeSpan duration) => CalibrationRun.ExecuteAsync(
        new CalibrationOptions { Projects = [new PerfProject(null, _gate.Assembly)], Duration = duration, Seed = 1, CacheDirectory = Cache },
        _gate.Machine,
        _gate.Progress,
        _gate.Machine.Time,
        TestContext.Current.CancellationToken);
}
