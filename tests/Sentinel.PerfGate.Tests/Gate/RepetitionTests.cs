using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

public sealed class RepetitionTests : IDisposable
{
    private const int Launches = 5;

    private readonly GateRunFixture _gate = new();

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task A_limit_on_a_time_that_is_broken_once_and_not_again_is_undecided_and_says_both_figures()
    {
        var verdict = await JudgeAsync(new FakeTarget("part/t") { Moment = launch => launch < Launches ? 3 : 1 });

        Assert.Equal((VerdictKind.Inconclusive, "PERF103"), (verdict.Kind, verdict.Code));
        Assert.InRange(verdict.Estimate!.Value, 900, 1_100);
        Assert.Matches(@"At first it was [23][.,]\d+ us; measured again in new processes it did not break the limit\.", verdict.Message);
    }

    [Fact]
    public async Task A_limit_that_is_broken_again_is_broken()
    {
        var verdict = await JudgeAsync(new FakeTarget("part/t") { Nanoseconds = 3_000 });

        Assert.Equal((VerdictKind.Fail, "PERF101"), (verdict.Kind, verdict.Code));
        Assert.Contains($"{Launches} launches, as in those before", verdict.Message, StringComparison.Ordinal);
        Assert.Equal(2 * Launches, _gate.Machine.Launches.Count);
        Assert.Equal(2 * Launches, _gate.Machine.Launches.Select(launch => launch.Process).Distinct().Count());
    }

    [Fact]
    public async Task What_holds_is_not_measured_again()
    {
        Assert.Equal(VerdictKind.Pass, (await JudgeAsync(new FakeTarget("part/t"))).Kind);
        Assert.Equal(GateRunOptions.DefaultLaunches, _gate.Machine.Launches.Count);
    }

    [Fact]
    public async Task Without_time_for_another_measurement_a_broken_limit_stays_broken()
    {
        var target = new FakeTarget("part/t") { Moment = launch => launch < Launches ? 3 : 1, Cost = TimeSpan.FromSeconds(2) };

        var verdict = await JudgeAsync(target, limit: TimeSpan.FromSeconds(13));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.Equal(Launches, _gate.Machine.Launches.Count);
    }

    [Fact]
    public async Task Allocations_and_errors_are_the_codes_own_and_need_no_second_witness()
    {
        _gate.Machine.With(new FakeTarget("part/t") { Allocated = 1_000 });

        var report = await _gate.RunAsync("""{ "part/t": { "allocated": "<= 64B", "successRate": "> 99.99%" } }""");

        Assert.Equal(1, report.Verdicts.ExitCode);
        Assert.DoesNotContain(report.Results.Targets.Single().Launches, launch => launch.Repeated);
    }

    [Fact]
    public async Task What_was_measured_again_is_in_the_results_beside_what_was_measured_first()
    {
        await JudgeAsync(new FakeTarget("part/t") { Moment = launch => launch < Launches ? 3 : 1 });

        var written = Assert.Single(ResultsFile.Read(_gate.Results).Targets);

        Assert.Equal((Launches, Launches), (written.Launches.Count(launch => launch.Repeated), written.Launches.Count(launch => !launch.Repeated)));
    }

    private async Task<Verdict> JudgeAsync(FakeTarget target, TimeSpan? limit = null)
    {
        _gate.Machine.With(target);
        var report = await _gate.RunAsync("""{ "part/t": { "mean": "< 2us" } }""", options => options with { TimeLimit = limit ?? options.TimeLimit });
        return Assert.Single(report.Verdicts.Verdicts);
    }
}
