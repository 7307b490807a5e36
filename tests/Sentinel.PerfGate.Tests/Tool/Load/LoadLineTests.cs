using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool.Progress.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool.Load;

public sealed class LoadLineTests
{
    private static readonly LoadProgress Now = new("sustain", TimeSpan.FromSeconds(78), TimeSpan.FromMinutes(90))
    {
        RateAsked = 5_000,
        RateReached = 4_999.6,
        InFlight = 4,
        Failed = 2,
        Dropped = 1,
        P50 = 310_000,
        P99 = 1_900_000,
        Resources = new(TimeSpan.FromSeconds(78), new(0.384, 1 << 20)),
    };

    [Fact]
    public void It_says_what_was_asked_and_reached_and_how_the_generator_is() =>
        Assert.Equal(
            "01:18 of 90:00   sustain   asked 5,000/s   reached 5,000/s   in flight 4   errors 3   p50 310 us   p99 1.9 ms   generator 38 % CPU",
            LoadLine.Of(Now));

    [Fact]
    public void What_is_not_known_yet_is_left_out() =>
        Assert.Equal(
            "00:01 of 01:00   warmup   asked 0/s   reached 0/s   in flight 0   errors 0",
            LoadLine.Of(new LoadProgress("warmup", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1))));

    [Fact]
    public void Workers_are_named_as_such_and_the_target_has_its_own_figures() =>
        Assert.Equal(
            "01:18 of 90:00   sustain   32 workers   reached 5,000/s   in flight 4   errors 3   p50 310 us   p99 1.9 ms   generator 38 % CPU   target 150 % CPU, 96 MB",
            LoadLine.Of(Now with { Model = LoadModel.Closed, WorkersAsked = 32, Resources = Now.Resources! with { Target = new ProcessSample(1.5, 96 << 20) } }));
}
