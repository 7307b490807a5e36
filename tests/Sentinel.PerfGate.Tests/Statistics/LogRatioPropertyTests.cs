using CsCheck;
using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class LogRatioPropertyTests
{
    private static readonly double[] Confidences = [0.9, 0.95, 0.99];

    private static readonly Gen<double> Figure = Gen.OneOf(Gen.Double[50, 200], Gen.Int[90, 110].Select(whole => (double)whole));

    private static readonly Gen<(double[] Base, double[] Head, bool Paired, double Limit, double Confidence)> Comparison =
        Gen.Select(Gen.Int[1, 24], Gen.Bool, Gen.Double[-0.2, 0.3], Gen.Int[0, 2].Select(which => Confidences[which])).SelectMany((n, paired, limit, confidence) =>
            Gen.Select(Figure.Array[n], Figure.Array[paired ? n : Math.Max(1, n - 3)])
                .Select((before, after) => (before, after, paired, limit, confidence)));

    [Fact]
    public void A_bound_is_above_the_limit_exactly_when_the_test_rejects() => Comparison.Sample(given =>
    {
        var comparison = Compare(given);
        if (Math.Abs(comparison.Lower - given.Limit) > 1e-9)
            Assert.Equal(comparison.Lower > given.Limit, comparison.PValue <= 1 - given.Confidence);
    });

    [Fact]
    public void The_estimate_lies_between_the_bounds() => Comparison.Sample(given =>
    {
        var comparison = Compare(given);
        Assert.InRange(comparison.Estimate, comparison.Lower, comparison.Upper);
    });

    [Fact]
    public void The_unit_of_the_figures_makes_no_difference() =>
        Gen.Select(Comparison, Gen.Double[1e-3, 1e6]).Sample((given, factor) =>
        {
            var plain = Compare(given);
            var scaled = Compare(given with { Base = Times(given.Base, factor), Head = Times(given.Head, factor) });
            Assert.Equal(plain.Estimate, scaled.Estimate, 9);
            Assert.Equal(plain.Lower, scaled.Lower, 9);
            Assert.Equal(plain.Upper, scaled.Upper, 9);
        });

    [Fact]
    public void Slower_heads_never_look_faster() =>
        Gen.Select(Comparison, Gen.Double[1, 1.5], Gen.Int[0, 23]).Sample((given, factor, which) =>
        {
            var slowed = (double[])given.Head.Clone();
            slowed[which % slowed.Length] *= factor;
            var (before, after) = (Compare(given), Compare(given with { Head = slowed }));
            Assert.True(after.Estimate >= before.Estimate - 1e-12);
            Assert.True(after.Lower >= before.Lower - 1e-12);
            Assert.True(after.Upper >= before.Upper - 1e-12);
            Assert.True(after.PValue <= before.PValue);
        });

    [Fact]
    public void Swapped_sides_give_the_inverse_ratio() => Comparison.Sample(given =>
    {
        var (forth, back) = (Compare(given), Compare(given with { Base = given.Head, Head = given.Base }));
        Assert.Equal(1, (1 + forth.Estimate) * (1 + back.Estimate), 9);
        if (forth.HasInterval)
            Assert.Equal(1, (1 + forth.Lower) * (1 + back.Upper), 9);
    });

    [Fact]
    public void Bounds_are_order_statistics_of_the_averages() => Gen.Double[-1, 1].Array[1, 30].Sample(differences =>
    {
        var averages = differences.SelectMany((x, i) => differences.Skip(i).Select(y => (x + y) / 2)).OrderDescending().ToList();
        var sample = new PairedShift(differences);
        for (var k = 1; k <= averages.Count; k += 7)
            Assert.Equal(averages[k - 1], ShiftBounds.Largest(sample, k));
    });

    [Fact]
    public void Bounds_are_order_statistics_of_the_differences() =>
        Gen.Select(Gen.Double[-1, 1].Array[1, 20], Gen.Double[-1, 1].Array[1, 20]).Sample((x, y) =>
        {
            var differences = x.SelectMany(a => y.Select(b => b - a)).OrderDescending().ToList();
            var sample = new TwoSampleShift(x, y);
            for (var k = 1; k <= differences.Count; k += 7)
                Assert.Equal(differences[k - 1], ShiftBounds.Largest(sample, k));
        });

    private static RatioComparison Compare((double[] Base, double[] Head, bool Paired, double Limit, double Confidence) given) =>
        LogRatio.Compare(given.Base, given.Head, given.Paired, given.Limit, given.Confidence);

    private static double[] Times(double[] figures, double factor) => [.. figures.Select(figure => figure * factor)];
}
