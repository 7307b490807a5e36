using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.History;

public sealed class HistoryRecorderTests
{
    [Fact]
    public void Each_launch_of_head_gives_its_figure_and_base_none()
    {
        var (run, leftOut) = HistoryRecorder.Of(new([Target("a", Side.Base, [1, 1]), Target("a", Side.Head, [10, 12], [20, 22])]) { RunId = "r" });

        Assert.Equal("r", run.RunId);
        Assert.Equal([11, 21], Assert.Single(run.Figures).Launches);
        Assert.Empty(leftOut);
    }

    [Fact]
    public void A_suspect_is_recorded_by_the_launches_that_did_not_choose_it()
    {
        var target = Target("a", Side.Head, [10], [20], [30]);
        target = target with { Launches = [.. target.Launches.Select((launch, index) => launch with { Confirm = index > 0 })] };

        Assert.Equal([20, 30], HistoryRecorder.Of(new([target])).Run.Figures[0].Launches);
    }

    [Fact]
    public void A_target_without_a_figure_is_left_out_by_name()
    {
        var failed = Target("failed", Side.Head, [5]) with { Failure = new("PERF302", "it threw") };

        var (run, leftOut) = HistoryRecorder.Of(new([failed, Target("folded", Side.Head, [0]), Target("none", Side.Head), Target("a", Side.Head, [1])]));

        Assert.Equal(["a"], run.Figures.Select(figure => figure.Target));
        Assert.Equal(["failed", "folded", "none"], leftOut);
    }

    private static TargetResult Target(string id, Side side, params double[][] launches) =>
        new(id, TargetKind.Benchmark, side, [.. launches.Select(samples => new Launch { Samples = samples })]);
}
