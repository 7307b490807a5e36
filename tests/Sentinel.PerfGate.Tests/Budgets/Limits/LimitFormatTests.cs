using CsCheck;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets.Limits;

public sealed class LimitFormatTests
{
    private static readonly Gen<Metric> Metrics = Choice
        .Of("mean", "min", "p99.9", "throughput", "successRate", "errorRate", "failed", "allocated", "gen0", "cpu", "memoryGrowth", "regression")
        .Select(name => MetricCatalog.TryParse(name, out var metric) ? metric : throw new InvalidOperationException(name));

    // Up to 15 significant digits, from billionths to millions of millions.
    private static readonly Gen<double> Values = Gen.Select(
        Gen.Long[0, 999_999_999_999],
        Gen.Int[0, 9],
        (mantissa, scale) => (double)(mantissa / (decimal)Math.Pow(10, scale))
    );

    [Fact]
    public void A_printed_limit_is_read_as_the_same_limit() =>
        Gen.Select(Metrics, Gen.Enum<ComparisonOperator>(), Values)
            .Sample(
                (metric, comparison, value) =>
                {
                    var limit = new Limit(comparison, value);
                    var printed = LimitFormat.Format(limit, metric.Dimension);
                    var problem = LimitParser.TryParse(metric, printed, out var read);
                    // A limit without sense is refused; what it says was read all the same.
                    Assert.True(problem is null or { Code: "PERF206" } || metric.Kind == MetricKind.Regression, $"{printed}: {problem}");
                    Assert.Equal(limit, read);
                },
                seed: "0000KOIPC5V4"
            );

    [Theory]
    [InlineData(Dimension.Time, 50e6, "50ms")]
    [InlineData(Dimension.Time, 1500, "1.5us")]
    [InlineData(Dimension.Time, 1_234_567, "1234.567us")]
    [InlineData(Dimension.Time, 0, "0ns")]
    [InlineData(Dimension.Size, 4096, "4KB")]
    [InlineData(Dimension.Size, 1500, "1500B")]
    [InlineData(Dimension.Fraction, 0.999, "99.9%")]
    [InlineData(Dimension.Fraction, -0.05, "-5%")]
    [InlineData(Dimension.FractionPerMinute, 0.01, "1%/min")]
    [InlineData(Dimension.Rate, 1000, "1000/s")]
    [InlineData(Dimension.Count, 3, "3")]
    public void A_value_is_printed_in_the_largest_unit_that_keeps_it_short(Dimension dimension, double value, string printed) =>
        Assert.Equal(printed, LimitFormat.Format(value, dimension));
}
