using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Sentinel.PerfGate.Load.InCode;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.InCode;

public sealed class PerformanceMetricsTests
{
    [Fact]
    public void Outcomes_and_time_make_rates()
    {
        var time = new FakeTimeProvider();
        using var metrics = new PerformanceMetrics(time);
        for (var i = 1; i <= 100; i++)
        {
            metrics.RecordLatency(TimeSpan.FromMilliseconds(i));
            metrics.RecordSuccess();
        }

        metrics.RecordError();
        time.Advance(TimeSpan.FromSeconds(4));

        var report = metrics.Report();

        Assert.Equal((100L, 1L, 25.0), (report.Succeeded, report.Failed, report.Throughput));
        Assert.Equal(100.0 / 101, report.SuccessRate);
        Assert.Equal(50, report.Latency.P50.TotalMilliseconds, 0.05);
        Assert.Equal(99, metrics.Percentile(99).TotalMilliseconds, 0.1);
        Assert.Equal(1, report.Latency.Min.TotalMilliseconds, 0.001);
        Assert.Equal(50.5, report.Latency.Mean.TotalMilliseconds, 0.05);
        Assert.NotNull(report.Resources?.PeakMemoryBytes);
        Assert.Equal("101 requests in 4 s, 25/s, 99.01 % succeeded, 1 failed", report.Summary);
    }

    [Fact]
    public void Nothing_recorded_has_no_rate_and_did_not_succeed()
    {
        using var metrics = new PerformanceMetrics(new FakeTimeProvider());

        var report = metrics.Report();

        Assert.Null(report.SuccessRate);
        Assert.Null(report.Throughput);
        Assert.False(report.AllSucceeded);
        Assert.Equal("no requests", report.Latency.ToString());
    }

    [Fact]
    public void Percentiles_are_those_of_the_sorted_times_to_a_thousandth() =>
        Gen.Select(Gen.Long[1, 3_600_000_000L].Array[1, 300], Gen.Double[0, 100]).Sample(
            (microseconds, percentile) =>
            {
                using var metrics = new PerformanceMetrics(new FakeTimeProvider());
                foreach (var one in microseconds)
                    metrics.RecordLatency(TimeSpan.FromMicroseconds(one));
                Array.Sort(microseconds);
                var rank = Math.Max(1, (int)Math.Ceiling(percentile / 100 * microseconds.Length - 1e-9));

                var measured = metrics.Percentile(percentile).TotalMicroseconds;

                return measured >= microseconds[Math.Max(0, rank - 2)] * 0.998 && measured <= microseconds[Math.Min(microseconds.Length - 1, rank)] * 1.002;
            },
            iter: 200);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void A_percentile_outside_of_0_to_100_is_refused(double percentile)
    {
        using var metrics = new PerformanceMetrics();

        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.Percentile(percentile));
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.RecordLatency(TimeSpan.FromTicks(-1)));
    }
}
