using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

public sealed class RegressionVerdictTests
{
    private static readonly double[] Figures = [100, 102, 99, 101, 100, 103, 98, 100, 101, 99, 102, 100];

    [Fact]
    public void A_slowdown_beyond_the_limit_fails_with_all_its_evidence()
    {
        var verdict = Judge(Slower(1.1));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.Equal("PERF102", verdict.Code);
        Assert.Equal("validation/intent is 10.0 % slower than base 4f2c1d9 (9.3 to 10.7 %, 99 %, 12 pairs); limit < 5%.", verdict.Message);
        Assert.Equal(Math.Pow(2, -12), verdict.PValue!.Value, 9);
        Assert.Equal(new LaunchCounts(12, 12), verdict.Launches);
        Assert.Equal("ratio", verdict.Unit);
        Assert.InRange(verdict.MinimumDetectableEffect!.Value, 0.001, 0.02);
    }

    [Fact]
    public void An_improvement_passes_and_is_shown()
    {
        var verdict = Judge(Slower(0.88));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Equal("validation/intent is 12.0 % faster than base 4f2c1d9 (-12.5 to -11.5 %, 99 %, 12 pairs); limit < 5%.", verdict.Message);
    }

    [Theory]
    [InlineData("<= 0%", VerdictKind.Pass)]
    [InlineData("< 1%", VerdictKind.Pass)]
    [InlineData("<= -1%", VerdictKind.Fail)]
    public void Identical_figures_are_exactly_no_slower(string limit, VerdictKind kind) =>
        Assert.Equal(kind, Given.Judge("regression", limit, Given.Base(Given.Launches(Figures)), Given.Head(Given.Launches(Figures))).Kind);

    [Fact]
    public void An_interval_across_the_limit_is_undecided_and_says_how_many_pairs_would_settle_it()
    {
        double[] after = [104, 106, 99, 109, 98, 108, 103, 101, 106, 98, 110, 101];

        var verdict = Judge(Given.Head(Given.Launches(after)));

        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.Equal("PERF103", verdict.Code);
        Assert.StartsWith("validation/intent regression is not decided: +", verdict.Message, StringComparison.Ordinal);
        Assert.EndsWith($"About {verdict.LaunchesToSettle:#,0} more pairs would settle it.", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Launches_without_pairs_are_compared_as_two_samples()
    {
        var unpaired = Slower(1.1) with { Launches = [.. Slower(1.1).Launches.Take(10).Select(launch => launch with { Pair = null })] };

        var verdict = Judge(unpaired);

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.Contains("12 launches of base and 10 of head", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_launch_whose_partner_was_lost_is_left_out()
    {
        var head = Slower(1.1);

        Assert.Contains("11 pairs", Judge(head with { Launches = [.. head.Launches.Skip(1)] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_launch_a_side_is_always_undecided()
    {
        var verdict = Given.Judge("regression", "< 5%", Given.Base(Given.Launches(100)), Given.Head(Given.Launches(200)));

        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.Contains("measure 7 or more a side", verdict.Message, StringComparison.Ordinal);
        Assert.Null(verdict.Lower);
        Assert.Null(verdict.Upper);
    }

    [Fact]
    public void One_launch_a_side_decides_when_a_spread_is_assumed()
    {
        var input = Given.Input([Given.Objective("regression", "< 5%")], Given.Base(Given.Launches(100)), Given.Head(Given.Launches(200)));

        Assert.Equal(VerdictKind.Fail, Assert.Single(Judgement(input with { AssumedLaunchSd = 0.1 })).Kind);
        Assert.Equal(VerdictKind.Inconclusive, Assert.Single(Judgement(input with { AssumedLaunchSd = 0.5 })).Kind);
    }

    [Fact]
    public void Without_a_base_it_is_new_with_the_reason()
    {
        var input = Given.Input([Given.Objective("regression", "< 5%")], Slower(1)) with { NoBase = "no base was named" };

        var verdict = Assert.Single(Judgement(input));

        Assert.Equal(VerdictKind.New, verdict.Kind);
        Assert.Null(verdict.Code);
        Assert.Equal("validation/intent regression is new: no base was named; limit < 5%.", verdict.Message);
        Assert.Equal(VerdictKind.New, Assert.Single(Judgement(input with { NoBase = null })).Kind);
    }

    [Theory]
    [InlineData("PERF302", VerdictKind.New)]
    [InlineData("PERF303", VerdictKind.Invalid)]
    public void A_base_that_threw_is_no_base_and_one_that_was_lost_is_no_judgement(string code, VerdictKind kind)
    {
        var @base = Given.Base() with { Failure = new(code, "it went wrong.") };

        var verdict = Given.Judge("regression", "< 5%", @base, Slower(1));

        Assert.Equal(kind, verdict.Kind);
        Assert.Contains("it went wrong", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_of_another_machine_are_refused_and_allocations_are_not()
    {
        var launches = Given.Launches(Figures).Select(launch => launch with { AllocatedBytes = 56 }).ToArray();
        var input = Given.Input(
            [Given.Objective("regression", "< 5%"), Given.Objective("allocated.regression", "<= 0%")], Given.Base(launches), Given.Head(launches));

        var verdicts = Judgement(input with { OtherEnvironment = "base was measured on .NET 9" });

        Assert.Equal("PERF311", verdicts[0].Code);
        Assert.Equal(VerdictKind.Pass, verdicts[1].Kind);
    }

    [Fact]
    public void A_figure_of_zero_has_no_ratio()
    {
        var verdict = Given.Judge("regression", "< 5%", Given.Base(Given.Launches([0, .. Figures[1..]])), Slower(1));

        Assert.Equal("PERF309", verdict.Code);
        Assert.Contains("a launch of base measured 0", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_without_samples_is_invalid()
    {
        Assert.Equal("PERF308", Given.Judge("regression", "< 5%", Given.Base(), Slower(1)).Code);
        Assert.Equal("PERF314", Given.Judge("regression", "< 5%", Given.Base(new Launch()), Slower(1)).Code);
    }

    [Fact]
    public void A_benchmark_that_changed_itself_is_marked()
    {
        var verdict = Given.Judge("regression", "< 5%", Given.Base(Given.Launches(Figures)) with { CodeHash = "a" }, Slower(1.1) with { CodeHash = "b" });

        Assert.EndsWith("The benchmark itself changed since base: the difference may be its own.", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, VerdictKind.Inconclusive)]
    [InlineData(8, VerdictKind.Fail)]
    public void Load_needs_five_runs_a_side(int runs, VerdictKind kind)
    {
        var before = Given.Load([.. Enumerable.Repeat<LoadStageResult[]>([Given.Stage("a", 1_000, 0, Given.Times(1_000, 1_000, 1_000_000))], runs)]);
        var after = Given.Load([.. Enumerable.Repeat<LoadStageResult[]>([Given.Stage("a", 1_000, 0, Given.Times(1_000, 1_000, 2_000_000))], runs)]);

        var verdict = Given.Judge("regression", "< 5%", before with { Side = Side.Base }, after);

        Assert.Equal(kind, verdict.Kind);
        Assert.Contains(
            kind == VerdictKind.Fail ? "p99 of load/load/pipeline is 100 % slower than base" : "Load is compared from 5 runs a side.",
            verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.95, VerdictKind.Inconclusive)]
    [InlineData(0.9999, VerdictKind.Inconclusive)]
    public void An_objectives_confidence_can_only_make_a_failure_harder(double confidence, VerdictKind kind)
    {
        // Five pairs reach 2^-5, seven 2^-7: enough for the one, not for the other.
        var count = confidence < 0.99 ? 5 : 7;
        var objective = Given.Objective("regression", "< 5%") with { Confidence = confidence };

        var verdict = Given.Judge(objective, Given.Base(Given.Launches(Figures[..count])), Given.Head(Given.Launches([.. Figures[..count].Select(x => x * 1.2)])));

        Assert.Equal(kind, verdict.Kind);
    }

    private static TargetResult Slower(double factor) =>
        Given.Head(Given.Launches([.. Figures.Select((figure, i) => figure * factor * (1 + (0.006 * ((i % 3) - 1))))]));

    private static Verdict Judge(TargetResult head) => Assert.Single(Judgement(
        Given.Input([Given.Objective("regression", "< 5%")], Given.Base(Given.Launches(Figures)), head) with { BaseName = "4f2c1d9" }));

    private static IReadOnlyList<Verdict> Judgement(JudgeInput input) => PerfGate.Gate.Judge.Decide(input);
}
