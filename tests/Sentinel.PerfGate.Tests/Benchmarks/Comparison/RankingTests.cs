using Sentinel.PerfGate.Benchmarks.Comparison;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks.Comparison;

public sealed class RankingTests
{
    private const double Confidence = 0.99;

    [Fact]
    public void The_fastest_is_named_when_every_other_is_slower_by_its_interval()
    {
        var comparison = Ranking.Of("Sorting", [Record("slow", 241), Record("fast", 100), Record("middle", 120)], Confidence);

        Assert.Equal("fast", comparison.Fastest);
        Assert.Equal(["fast", "middle", "slow"], comparison.Implementations.Select(one => one.Name));
        Assert.Equal([1, 1.2, 2.41], comparison.Implementations.Select(one => Math.Round(one.Ratio!.Value, 2)));
        Assert.All(comparison.Implementations.Skip(1), one => Assert.InRange(one.Change!.Estimate, one.Change.Lower, one.Change.Upper));
        Assert.Equal(24, comparison.Find("slow")!.AllocatedBytes);
        Assert.Equal(8, comparison.Rounds);
    }

    [Fact]
    public void Two_of_the_same_speed_are_not_told_apart_and_none_is_called_the_fastest()
    {
        var comparison = Ranking.Of("Same", [Record("a", 100, seed: 1), Record("b", 100, seed: 2), Record("c", 300, seed: 3)], Confidence);

        Assert.Null(comparison.Fastest);
        Assert.Equal(["a", "b"], comparison.NotToldApart.Order());
        Assert.True(comparison.Find("c")!.IsSlower);
        Assert.EndsWith($"Not told apart: {string.Join(", ", comparison.NotToldApart)}.", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_implementations_that_are_the_same_one_is_hardly_ever_named_the_fastest()
    {
        var named = Enumerable.Range(0, 500).Count(run =>
            Ranking.Of("Same", [.. Enumerable.Range(0, 4).Select(one => Record($"{one}", 100, seed: (run * 4) + one, rounds: 9))], Confidence).Fastest is not null);

        // At most 1 % of 500, and three standard deviations.
        Assert.InRange(named, 0, 12);
    }

    [Fact]
    public void A_moment_of_the_machine_slows_both_of_a_turn_and_no_ratio()
    {
        double[] moments = [1, 1.5, 1, 1, 3, 1, 2, 1];

        var comparison = Ranking.Of("Busy", [Record("a", 100, moments: moments), Record("b", 110, moments: moments)], Confidence);

        Assert.Equal("a", comparison.Fastest);
        Assert.Equal(1.1, comparison.Find("b")!.Ratio!.Value, 0.01);
    }

    [Fact]
    public void Too_few_rounds_have_no_interval_and_name_nobody()
    {
        var comparison = Ranking.Of("Short", [Record("a", 100, rounds: 3), Record("b", 200, rounds: 3)], Confidence);

        Assert.Null(comparison.Fastest);
        Assert.Matches(@"(1\.99|2\.00|2\.01) times \(too few rounds for an interval\)", comparison.ToString());
    }

    [Theory]
    [InlineData(1, 0.99, 7)]
    [InlineData(2, 0.99, 7)]
    [InlineData(3, 0.99, 8)]
    [InlineData(11, 0.99, 10)]
    [InlineData(2, 0.5, 1)]
    public void Rounds_must_be_so_many_that_all_on_one_side_are_less_likely_than_the_error(int implementations, double confidence, int rounds) =>
        Assert.Equal(rounds, Ranking.FewestRounds(implementations, confidence));

    [Fact]
    public void One_that_failed_comes_last_with_its_reason_and_the_others_are_compared()
    {
        var failed = new ImplementationRecord("broken");
        failed.Add(LaunchOutcome.Failed(new(DiagnosticCode.TargetThrew, "The operation threw.")));

        var comparison = Ranking.Of("One broken", [failed, Record("b", 200), Record("a", 100)], Confidence);

        Assert.Equal(["a", "b", "broken"], comparison.Implementations.Select(one => one.Name));
        Assert.Equal("a", comparison.Fastest);
        Assert.Contains("broken  The operation threw.", comparison.ToString(), StringComparison.Ordinal);
        Assert.Null(comparison.Find("broken")!.Ratio);
    }

    [Fact]
    public void Nothing_measured_names_nobody()
    {
        var failed = new ImplementationRecord("broken");
        failed.Add(LaunchOutcome.Failed(new(DiagnosticCode.TargetThrew, "The operation threw.")));

        var comparison = Ranking.Of("All broken", [failed], Confidence);

        Assert.Null(comparison.Fastest);
        Assert.EndsWith("Nothing was measured.", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_compiler_removed_has_no_ratio_and_is_not_called_the_fastest()
    {
        var comparison = Ranking.Of("Folded", [Record("nothing", 0), Record("a", 100)], Confidence);

        Assert.Null(comparison.Fastest);
        Assert.Null(comparison.Find("nothing")!.Rate);
        Assert.NotNull(comparison.Find("a")!.Change!.NoRatio);
    }

    [Fact]
    public void A_round_that_one_lost_to_the_machine_is_left_out_of_its_ratio_alone()
    {
        var unsteady = LaunchOutcome.Failed(new(DiagnosticCode.NotSteady, "Not steady."));
        var a = Record("a", 100, rounds: 4);
        a.Add(unsteady);
        foreach (var launch in Record("a", 100, rounds: 5, seed: 9).Taken)
            a.Add(LaunchOutcome.Of(launch));

        var comparison = Ranking.Of("Lost", [a, Record("b", 200, rounds: 10)], Confidence);

        Assert.Equal("a", comparison.Fastest);
        Assert.Equal(9, comparison.Find("b")!.Change!.HeadLaunches);
    }

    [Fact]
    public void The_table_shows_rates_ratios_with_their_intervals_and_bytes() => Assert.Equal(
        [
            "Sorting: 8 rounds in one process",
            " fast  10,000,000/s                                24 B",
            " slow  4,149,000/s   2.410 times (2.410 to 2.410)  24 B",
            "Fastest: fast.",
        ],
        Ranking.Of("Sorting", [Record("fast", 100, noise: 0), Record("slow", 241, noise: 0)], Confidence).ToString().ReplaceLineEndings("\n").Split('\n'));

    private static ImplementationRecord Record(
        string name, double time, int rounds = 8, int seed = 0, double noise = 0.01, double[]? moments = null)
    {
        var random = new Random(HashCode(name) + (seed * 7919));
        var record = new ImplementationRecord(name);
        for (var round = 0; round < rounds; round++)
        {
            var moment = moments?[round] ?? 1;
            var samples = Enumerable.Range(0, 16).Select(_ => time * moment * (1 + (noise * (random.NextDouble() - 0.5)))).ToArray();
            record.Add(LaunchOutcome.Of(new Launch { Samples = samples, Interleaved = true, AllocatedBytes = 24 }));
        }

        return record;
    }

    // string.GetHashCode differs from run to run.
    private static int HashCode(string name) => name.Aggregate(17, (hash, character) => unchecked((hash * 31) + character));
}
