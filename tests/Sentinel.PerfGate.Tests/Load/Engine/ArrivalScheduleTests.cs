using CsCheck;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class ArrivalScheduleTests
{
    private static readonly Gen<LoadPlan> s_plans =
        Gen.Select(Gen.Double[0.05, 20], Gen.Int[0, 300], Gen.Int[0, 300])
            .List[1, 6]
            .Select(stages => new LoadPlan(
                "random",
                [.. stages.Select((stage, index) => LoadStage.Ramp($"s{index}", TimeSpan.FromSeconds(stage.Item1), stage.Item2, stage.Item3))]));

    [Fact]
    public void Arrivals_are_in_order_and_within_their_stage() =>
        Gen.Select(s_plans, Gen.Enum<ArrivalKind>(), Gen.Int).Sample((plan, kind, seed) =>
        {
            var ends = Ends(plan);
            var last = 0.0;
            foreach (var arrival in Arrivals(plan with { Arrivals = kind }, seed))
            {
                Assert.True(arrival.Time >= last);
                Assert.InRange(arrival.Time, arrival.Stage == 0 ? 0 : ends[arrival.Stage - 1], ends[arrival.Stage]);
                last = arrival.Time;
            }
        }, iter: 200);

    [Fact]
    public void The_planned_count_of_every_stage_is_the_integral_of_its_rate() =>
        s_plans.Sample(plan =>
        {
            var counts = Arrivals(plan, seed: 0).CountBy(arrival => arrival.Stage).ToDictionary();
            var total = 0.0;
            for (var i = 0; i < plan.Stages.Count; i++)
            {
                Assert.InRange(counts.GetValueOrDefault(i), plan.Stages[i].ExpectedStarts - 1, plan.Stages[i].ExpectedStarts + 1);
                total += plan.Stages[i].ExpectedStarts;
            }

            Assert.InRange(counts.Values.Sum(), total - 1e-3, total + 1);
        }, iter: 200);

    [Fact]
    public void At_every_arrival_the_integral_of_the_rate_is_its_number() =>
        s_plans.Sample(plan =>
        {
            var number = 0;
            foreach (var arrival in Arrivals(plan, seed: 0))
            {
                Assert.InRange(IntegralUntil(plan, arrival.Time), number - 0.01, number + 0.01);
                number++;
            }
        }, iter: 100);

    [Fact]
    public void At_a_constant_rate_the_arrivals_are_evenly_spaced()
    {
        var times = Arrivals(LoadPlan.Constant(10, TimeSpan.FromSeconds(3)), seed: 0).Select(arrival => arrival.Time).ToList();

        Assert.Equal(Enumerable.Range(0, 30).Select(i => i / 10.0), times, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_stage_of_rate_zero_is_a_pause()
    {
        var plan = new LoadPlan("pause",
        [
            LoadStage.Constant("before", TimeSpan.FromSeconds(1), 2),
            LoadStage.Constant("pause", TimeSpan.FromSeconds(5), 0),
            LoadStage.Constant("after", TimeSpan.FromSeconds(1), 2),
        ]);

        Assert.Equal([0, 0.5, 6, 6.5], Arrivals(plan, seed: 0).Select(arrival => arrival.Time));
    }

    [Fact]
    public void Poisson_counts_have_the_mean_and_the_variance_of_their_rate()
    {
        const double expected = 1_000;
        var plan = new LoadPlan("poisson", [LoadStage.Ramp("up", TimeSpan.FromSeconds(10), 50, 150)]) { Arrivals = ArrivalKind.Poisson };
        var counts = Enumerable.Range(1, 400).Select(seed => (double)Arrivals(plan, seed).Count()).ToList();

        var mean = counts.Average();
        var variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Count - 1);

        // Five standard errors: sqrt(1000 / 400) of the mean, 1000 * sqrt(2 / 399) of the variance.
        Assert.InRange(mean, expected - 5 * 1.6, expected + 5 * 1.6);
        Assert.InRange(variance, expected * (1 - 5 * 0.071), expected * (1 + 5 * 0.071));
    }

    [Fact]
    public void Poisson_gaps_are_exponential()
    {
        var plan = LoadPlan.Constant(100, TimeSpan.FromSeconds(100)) with { Arrivals = ArrivalKind.Poisson };
        var times = Arrivals(plan, seed: 7).Select(arrival => arrival.Time).ToList();
        var gaps = times.Zip(times.Skip(1), (a, b) => b - a).ToList();

        Assert.InRange(gaps.Average(), 0.0095, 0.0105);
        Assert.InRange(gaps.Count(gap => gap > 0.01) / (double)gaps.Count, Math.Exp(-1) - 0.025, Math.Exp(-1) + 0.025);
    }

    [Fact]
    public void A_seed_gives_the_same_arrivals_again_and_another_seed_others()
    {
        var plan = LoadPlan.Constant(100, TimeSpan.FromSeconds(2)) with { Arrivals = ArrivalKind.Poisson };

        Assert.Equal(Arrivals(plan, seed: 1), Arrivals(plan, seed: 1));
        Assert.NotEqual(Arrivals(plan, seed: 1), Arrivals(plan, seed: 2));
    }

    private static IEnumerable<Arrival> Arrivals(LoadPlan plan, int seed)
    {
        var schedule = new ArrivalSchedule(plan, seed);
        while (schedule.TryNext(out var arrival))
        {
            yield return arrival;
        }
    }

    private static List<double> Ends(LoadPlan plan)
    {
        var end = 0.0;
        return [.. plan.Stages.Select(stage => end += stage.Duration.TotalSeconds)];
    }

    private static double IntegralUntil(LoadPlan plan, double time)
    {
        var (sum, begin) = (0.0, 0.0);
        foreach (var stage in plan.Stages)
        {
            var elapsed = Math.Clamp(time - begin, 0, stage.Duration.TotalSeconds);
            sum += elapsed * (stage.StartRate + stage.RateAt(TimeSpan.FromSeconds(elapsed))) / 2;
            begin += stage.Duration.TotalSeconds;
        }

        return sum;
    }
}
