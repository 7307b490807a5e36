using Sentinel.PerfGate.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class MetricCatalogTests
{
    [Theory]
    [InlineData("mean", MetricKind.Mean, Dimension.Time)]
    [InlineData("min", MetricKind.Min, Dimension.Time)]
    [InlineData("max", MetricKind.Max, Dimension.Time)]
    [InlineData("throughput", MetricKind.Throughput, Dimension.Rate)]
    [InlineData("successRate", MetricKind.SuccessRate, Dimension.Fraction)]
    [InlineData("errorRate", MetricKind.ErrorRate, Dimension.Fraction)]
    [InlineData("failed", MetricKind.Failed, Dimension.Count)]
    [InlineData("dropped", MetricKind.Dropped, Dimension.Count)]
    [InlineData("allocated", MetricKind.Allocated, Dimension.Size)]
    [InlineData("gen0", MetricKind.Gen0, Dimension.Count)]
    [InlineData("gen1", MetricKind.Gen1, Dimension.Count)]
    [InlineData("gen2", MetricKind.Gen2, Dimension.Count)]
    [InlineData("cpu", MetricKind.Cpu, Dimension.Fraction)]
    [InlineData("peakMemory", MetricKind.PeakMemory, Dimension.Size)]
    [InlineData("memoryGrowth", MetricKind.MemoryGrowth, Dimension.FractionPerMinute)]
    [InlineData("regression", MetricKind.Regression, Dimension.Fraction)]
    public void A_metric_has_its_dimension(string name, MetricKind kind, Dimension dimension)
    {
        Assert.True(MetricCatalog.TryParse(name, out var metric));
        Assert.Equal(new Metric(name, kind, dimension), metric);
    }

    [Theory]
    [InlineData("p50", MetricKind.Quantile, 0.5)]
    [InlineData("p5", MetricKind.Quantile, 0.05)]
    [InlineData("p0.1", MetricKind.Quantile, 0.001)]
    [InlineData("p99.9", MetricKind.Quantile, 0.999)]
    [InlineData("p99.999", MetricKind.Quantile, 0.99999)]
    [InlineData("service.p99", MetricKind.ServiceQuantile, 0.99)]
    [InlineData("startLag.p99.9", MetricKind.StartLagQuantile, 0.999)]
    public void A_quantile_is_read_from_its_name(string name, MetricKind kind, double quantile)
    {
        Assert.True(MetricCatalog.TryParse(name, out var metric));
        Assert.Equal(new Metric(name, kind, Dimension.Time, quantile), metric);
    }

    [Theory]
    [InlineData("p99lat", "p99")]
    [InlineData("P99", "p99")]
    [InlineData("Mean", "mean")]
    [InlineData("maen", "mean")]
    [InlineData("alocated", "allocated")]
    [InlineData("successrate", "successRate")]
    [InlineData("sucessRate", "successRate")]
    [InlineData("regresion", "regression")]
    [InlineData("service_p99", "service.p99")]
    [InlineData("median", "p50")]
    [InlineData("p999", "p99.9")]
    [InlineData("p100", "max")]
    [InlineData("p0", "min")]
    [InlineData("RPS", "throughput")]
    [InlineData("bananas", null)]
    [InlineData("", null)]
    public void An_unknown_metric_is_refused_and_the_meant_one_guessed(string name, string? meant)
    {
        Assert.False(MetricCatalog.TryParse(name, out _));
        Assert.Equal(meant, MetricCatalog.Suggest(name));
    }

    [Theory]
    [InlineData("p")]
    [InlineData("p99.0")]
    [InlineData("p099")]
    [InlineData("p99.90")]
    [InlineData("p99.")]
    [InlineData("p-1")]
    [InlineData("p99\n")]
    [InlineData("latency.p99")]
    public void A_quantile_has_one_way_to_be_written(string name) => Assert.False(MetricCatalog.TryParse(name, out _));
}
