using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

public sealed class ScreeningTests
{
    private static readonly double[] Figures = [100, 102, 99, 101, 100, 103, 98, 100, 101, 99];

    [Theory]
    [InlineData(1.0, 7, ScreeningDecision.Passed)]
    [InlineData(1.0, 6, ScreeningDecision.Undecided)]
    [InlineData(1.2, 6, ScreeningDecision.Suspect)]
    [InlineData(1.2, 10, ScreeningDecision.Suspect)]
    [InlineData(1.049, 6, ScreeningDecision.Undecided)]
    public void Targets_are_sorted(double factor, int pairs, ScreeningDecision decision)
    {
        var result = Screening.Look(Figures[..pairs], [.. Figures[..pairs].Select(figure => figure * factor)], 0.05, 0.99, new ScreenLook(1, 3));

        Assert.Equal(decision, result.Decision);
        Assert.Equal(factor - 1, result.Comparison.Estimate, 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_looks_share_the_error_among_them(int looks) =>
        Assert.Equal(1, Enumerable.Range(1, looks).Sum(look => new ScreenLook(look, looks).Share), 12);

    [Fact]
    public void Seven_pairs_are_enough_at_the_first_look_however_many_follow()
    {
        Assert.True(1 - new ScreenLook(1, 4).Confidence(0.99) >= Math.Pow(2, -7));
        Assert.Equal(0.99, new ScreenLook(1, 1).Confidence(0.99), 12);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 8)]
    [InlineData(20, 11)]
    public void Confirmation_takes_the_pairs_that_Holm_needs(int suspects, int pairs)
    {
        Assert.Equal(pairs, Screening.ConfirmPairs(suspects, 0.01));
        Assert.True(Math.Pow(2, -pairs) * suspects <= 0.01);
    }

    [Fact]
    public void A_zero_has_no_ratio_and_stays_undecided() =>
        Assert.Equal(ScreeningDecision.Undecided, Screening.Look([1, 0], [1, 1], 0.05, 0.99, new ScreenLook(1, 1)).Decision);

    [Fact]
    public void A_target_is_a_suspect_when_any_of_its_objectives_is()
    {
        var objectives = new[] { Given.Objective("mean", "< 1s"), Given.Objective("regression", "< 5%"), Given.Objective("allocated.regression", "< 5%") };
        var before = Given.Launches(Figures);

        var same = Look(before, (figure, _) => figure);
        var slower = Look(before, (figure, _) => figure * 1.2);
        var bigger = Look(before, (figure, isBytes) => isBytes ? figure * 1.2 : figure);

        Assert.Equal([ScreeningDecision.Passed, ScreeningDecision.Suspect, ScreeningDecision.Suspect], [same.Decision, slower.Decision, bigger.Decision]);
        Assert.Equal(2, same.Comparisons.Count);

        TargetScreening Look(Launch[] launches, Func<double, bool, double> change) => Screening.Look(
            objectives,
            Given.Base([.. launches.Select(launch => launch with { AllocatedBytes = launch.Samples[0] })]),
            Given.Head([.. launches.Select(launch => launch with { AllocatedBytes = change(launch.Samples[0], true), Samples = [change(launch.Samples[0], false)] })]),
            0.99,
            new ScreenLook(1, 2));
    }

    [Fact]
    public void Exact_allocations_and_confirming_launches_are_no_matter_for_the_screen()
    {
        var launches = Given.Launches(Figures).Select(launch => launch with { AllocatedBytes = 56, Confirm = true }).ToArray();

        var screening = Screening.Look(
            [Given.Objective("regression", "< 5%"), Given.Objective("allocated.regression", "< 5%")], Given.Base(launches), Given.Head(launches), 0.99, new(1, 1));

        Assert.Equal(ScreeningDecision.Passed, screening.Decision);
        Assert.Empty(screening.Comparisons);
    }

    [Fact]
    public void Pairs_that_took_turns_are_sorted_by_their_turns()
    {
        // The same busy end of the pair began two slices earlier on head: its Center is 25 % higher, and fourteen turns of sixteen agree.
        var before = Enumerable.Range(0, 7).Select(pair => Turns(pair, busyFrom: 12)).ToArray();
        var after = Enumerable.Range(0, 7).Select(pair => Turns(pair, busyFrom: 10)).ToArray();

        var screening = Screening.Look([Given.Objective("regression", "< 5%")], Given.Base(before), Given.Head(after), 0.99, new(1, 1));

        Assert.Equal(ScreeningDecision.Passed, screening.Decision);
        Assert.Equal(0, Assert.Single(screening.Comparisons).Comparison.Estimate, 1e-9);
    }

    private static Launch Turns(int pair, int busyFrom) => new()
    {
        Pair = pair,
        Interleaved = true,
        Samples = [.. Enumerable.Range(0, 16).Select(slice => slice < busyFrom ? 100.0 : 150.0)],
    };
}
