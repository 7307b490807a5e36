using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

/// <summary>Queues and stalls whose times are known without measuring.</summary>
public sealed class QueueTruthTests
{
    private static readonly LoadOptions s_noWarmUp = new() { WarmUp = TimeSpan.Zero };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_server_at_70_percent_load_has_the_times_of_Lindley_s_recursion(int seed)
    {
        const double Service = 0.001;
        var plan = LoadPlan.Constant(700, TimeSpan.FromSeconds(60)) with { Arrivals = ArrivalKind.Poisson };
        var virtually = new VirtualWorkers(connections: 1);

        var result = virtually.Run(plan, virtually.Takes(_ => 1), s_noWarmUp with { Seed = seed });

        var response = Assert.Single(result.Stages).Response!;
        var expected = Lindley(plan, seed, Service);
        foreach (var (quantile, measured) in new[] { (0.5, response.P50), (0.9, response.P90), (0.99, response.P99) })
        {
            var known = expected[(int)Math.Ceiling(quantile * expected.Count) - 1] * 1e9;
            Assert.InRange(measured!.Value, known * 0.998, known * 1.002);
        }

        Assert.Equal(1e6, result.Stages[0].Service!.Max!.Value, 1e6 * 0.001);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 50)]
    public void A_stall_of_S_once_in_D_has_a_p99_of_S_minus_a_hundredth_of_D(int stall, int length)
    {
        var virtually = new VirtualWorkers();
        var stallBegins = virtually.Time.GetTimestamp() + 10_000_000_000;
        var target = new FunctionTarget(async cancellation =>
        {
            var stalled = (virtually.Time.GetTimestamp() - stallBegins) / 1e9;
            await Task.Delay(TimeSpan.FromMilliseconds(stalled >= 0 && stalled < stall ? (stall - stalled) * 1_000 : 1), virtually.Time, cancellation);
        });

        var result = virtually.Run(LoadPlan.Constant(1_000, TimeSpan.FromSeconds(length)), target, s_noWarmUp);

        Assert.Null(result.Invalid);
        var known = (stall - 0.01 * length) * 1e9;
        Assert.InRange(result.Stages[0].Response!.P99!.Value, known * 0.99, known * 1.01);
        Assert.Equal(result.Stages[0].Response!.P99!.Value, result.Stages[0].Service!.P99!.Value, 2e6);
    }

    [Fact]
    public void With_few_connections_the_stall_is_in_the_connection_wait_and_the_run_is_valid()
    {
        var virtually = new VirtualWorkers(connections: 8);
        var stallBegins = virtually.Time.GetTimestamp() + 10_000_000_000;
        var target = new FunctionTarget(async cancellation =>
        {
            var stalled = (virtually.Time.GetTimestamp() - stallBegins) / 1e9;
            await Task.Delay(TimeSpan.FromMilliseconds(stalled is >= 0 and < 1 ? (1 - stalled) * 1_000 : 1), virtually.Time, cancellation);
        });

        var result = virtually.Run(LoadPlan.Constant(1_000, TimeSpan.FromSeconds(30)), target, s_noWarmUp with { Connections = 8 });

        Assert.Null(result.Invalid);
        var stage = Assert.Single(result.Stages);
        Assert.Equal(8, stage.Connections);
        Assert.Equal(1e6, stage.Service!.P99!.Value, 1e6 * 0.002);
        // The queue is worked off at 8,000/s while 1,000/s arrive: waiting is longer by a seventh than the stall alone.
        Assert.InRange(stage.Response!.P99!.Value, 0.7e9, 0.8e9);
        Assert.InRange(stage.ConnectionWait!.P99!.Value, 0.7e9, 0.8e9);
        Assert.Equal(0, stage.StartLag!.Max);
    }

    // W' = max(0, W + service - gap); the response is W + service.
    private static List<double> Lindley(LoadPlan plan, int seed, double service)
    {
        var schedule = new ArrivalSchedule(plan, seed);
        var responses = new List<double>();
        var free = 0.0;
        while (schedule.TryNext(out var arrival))
        {
            free = Math.Max(free, arrival.Time) + service;
            responses.Add(free - arrival.Time);
        }

        responses.Sort();
        return responses;
    }
}
