using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

/// <summary>Which launches count, and over which verdicts the chance of a false failure is shared.</summary>
public sealed class FamilyTests
{
    private static readonly Objective Limit = Given.Objective("regression", "< 5%");

    [Fact]
    public void Without_a_second_stage_all_comparisons_share_the_error()
    {
        // Seven pairs reach 2^-7: enough alone, not beside another test.
        var alone = Decide(null, Pair("a", 7, 1.2, confirm: false));
        var beside = Decide(null, Pair("a", 7, 1.2, confirm: false), Pair("b", 7, 1.0, confirm: false));

        Assert.Equal(VerdictKind.Fail, alone[0].Kind);
        Assert.Equal(VerdictKind.Inconclusive, beside[0].Kind);
        Assert.Equal(2 * Math.Pow(2, -7), beside[0].PValue!.Value, 9);
        Assert.EndsWith("Judged together with the others its p-value is 0.0156: more launches would settle it.", beside[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparisons_that_could_never_fail_take_nothing_from_the_others()
    {
        var verdicts = Decide(null, Pair("a", 7, 1.2, confirm: false), Pair("b", 3, 1.2, confirm: false), Pair("c", 1, 1.2, confirm: false));

        Assert.Equal([VerdictKind.Fail, VerdictKind.Inconclusive, VerdictKind.Inconclusive], verdicts.Select(verdict => verdict.Kind));
    }

    [Fact]
    public void Suspects_share_the_error_among_themselves_alone()
    {
        var verdicts = Decide(["a"], Pair("a", 7, 1.2, confirm: true), Pair("b", 7, 1.0, confirm: false), Pair("c", 7, 1.0, confirm: false));

        Assert.Equal(VerdictKind.Fail, verdicts[0].Kind);
        Assert.Contains("7 pairs, confirmed in new processes", verdicts[0].Message, StringComparison.Ordinal);
        Assert.Equal([VerdictKind.Pass, VerdictKind.Pass], verdicts.Skip(1).Select(verdict => verdict.Kind));
    }

    [Fact]
    public void Only_confirming_launches_count_for_a_suspect()
    {
        var screen = Pair("a", 7, 1.2, confirm: false);
        var confirm = Pair("a", 11, 1.0, confirm: true);

        var verdict = Assert.Single(Decide(["a"], Both(screen, confirm)));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Equal(new LaunchCounts(11, 11), verdict.Launches);
    }

    [Theory]
    [InlineData(10, VerdictKind.Inconclusive)]
    [InlineData(11, VerdictKind.Pass)]
    public void Confirming_launches_that_clear_a_suspect_take_their_share_of_the_error_of_passing(int pairs, VerdictKind kind) =>
        Assert.Equal(kind, Assert.Single(Decide(["a"], Pair("a", pairs, 1.0, confirm: true))).Kind);

    [Fact]
    public void What_was_not_measured_again_never_fails()
    {
        var unconfirmed = Assert.Single(Decide(["a"], Pair("a", 12, 1.2, confirm: false)));
        var unsuspected = Assert.Single(Decide([], Pair("a", 12, 1.2, confirm: false)));

        Assert.Equal([VerdictKind.Inconclusive, VerdictKind.Inconclusive], [unconfirmed.Kind, unsuspected.Kind]);
        Assert.EndsWith("It was suspected, and time ran out before it was measured again.", unconfirmed.Message, StringComparison.Ordinal);
        Assert.EndsWith("It was not measured again, so it is no proof.", unsuspected.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_that_hold_confirming_launches_are_judged_as_their_run_judged_them()
    {
        var verdicts = Decide(null, Both(Pair("a", 7, 1.3, confirm: false), Pair("a", 7, 1.2, confirm: true)), Pair("b", 12, 1.2, confirm: false));

        Assert.Equal([VerdictKind.Fail, VerdictKind.Inconclusive], verdicts.Select(verdict => verdict.Kind));
    }

    [Fact]
    public void A_later_look_needs_a_wider_bound_to_pass()
    {
        var (@base, head) = Pair("a", 7, 1.0, confirm: false);
        var input = Given.Input([Limit], @base, head) with { Suspects = new HashSet<string>() };

        Assert.Equal(VerdictKind.Pass, At(1).Kind);
        Assert.Equal(VerdictKind.Inconclusive, At(2).Kind);
        Assert.Equal(0.99, At(2).Confidence);

        Verdict At(int look) => Assert.Single(Judge.Decide(
            input with { Looks = new Dictionary<string, ScreenLook> { ["a"] = new(look, 2) } }));
    }

    [Fact]
    public void Unchanged_suites_fail_no_more_often_than_the_confidence_says()
    {
        const int Builds = 400;
        var random = new Random(3);
        var failed = 0;
        for (var build = 0; build < Builds; build++)
        {
            var targets = Enumerable.Range(0, 10).Select(i => Pair($"t{i}", 12, 1.05, confirm: false, noise: () => 0.06 * (random.NextDouble() - 0.5))).ToArray();
            failed += Decide(null, targets).Any(verdict => verdict.Kind == VerdictKind.Fail) ? 1 : 0;
        }

        Assert.InRange(failed, 0, 12); // 1 % and four standard errors, every target exactly at its limit
    }

    private static IReadOnlyList<Verdict> Decide(string[]? suspects, params (TargetResult Base, TargetResult Head)[] targets) => Judge.Decide(
        Given.Input([Limit], [.. targets.SelectMany(target => new[] { target.Base, target.Head })]) with
        {
            Suspects = suspects?.ToHashSet(),
        });

    private static (TargetResult Base, TargetResult Head) Pair(string id, int pairs, double factor, bool confirm, Func<double>? noise = null)
    {
        return (Side(PerfGate.Measurement.Side.Base, 100), Side(PerfGate.Measurement.Side.Head, 100 * factor));

        TargetResult Side(Side side, double center) => new(id, TargetKind.Benchmark, side, [.. Enumerable.Range(0, pairs).Select(pair => new Launch
        {
            Pair = confirm ? pair + 100 : pair,
            Confirm = confirm,
            Samples = [center * (1 + (noise?.Invoke() ?? 0.002 * (pair % 3)))],
        })]);
    }

    private static (TargetResult Base, TargetResult Head) Both((TargetResult Base, TargetResult Head) first, (TargetResult Base, TargetResult Head) second) => (
        first.Base with { Launches = [.. first.Base.Launches, .. second.Base.Launches] },
        first.Head with { Launches = [.. first.Head.Launches, .. second.Head.Launches] });
}
