
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class TurnRatioTests
{
    [Fact]
    public void A_busy_moment_that_both_sides_meet_cancels()
    {
        double[] machine = [1, 1, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1, 1, 1];

        var ratio = TurnRatio.Of(Launch([.. machine.Select(busy => 100 * busy)]), Launch([.. machine.Select(busy => 110 * busy)]));

        Assert.Equal(1.1, ratio!.Value, 1e-9);
    }

    [Fact]
    public void A_busy_moment_of_one_side_alone_is_an_outlier()
    {
        var head = Enumerable.Repeat(110.0, 16).ToArray();
        (head[3], head[7], head[12]) = (165, 165, 165);

        Assert.Equal(1.1, TurnRatio.Of(Launch(Enumerable.Repeat(100.0, 16)), Launch(head))!.Value, 1e-9);
    }

    [Fact]
    public void The_last_slices_are_neighbours_when_one_side_has_more()
    {
        var ratio = TurnRatio.Of(Launch([1, 1, 1, 100, 200, 400]), Launch([120, 240, 480]));

        Assert.Equal(1.2, ratio!.Value, 1e-9);
    }

    [Fact]
    public void Whole_launches_and_operations_folded_to_nothing_have_none()
    {
        Assert.Null(TurnRatio.Of(Launch([1, 2]) with { Interleaved = false }, Launch([1, 2])));
        Assert.Null(TurnRatio.Of(Launch([0, 0]), Launch([1, 2])));
        Assert.Null(TurnRatio.Of(Launch([]), Launch([])));
    }

    private static Launch Launch(IEnumerable<double> samples) => new() { Interleaved = true, Samples = [.. samples] };
}
