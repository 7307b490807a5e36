using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets.Limits;

public sealed class LimitParserTests
{
    [Theory]
    [InlineData("mean", "< 50ms", ComparisonOperator.Less, 50e6)]
    [InlineData("p99", "<=1.5 s", ComparisonOperator.LessOrEqual, 1.5e9)]
    [InlineData("max", "  >   2min ", ComparisonOperator.Greater, 120e9)]
    [InlineData("min", ">= 1_000ns", ComparisonOperator.GreaterOrEqual, 1000)]
    [InlineData("p99.9", "< 7us", ComparisonOperator.Less, 7000)]
    [InlineData("p99.9", "< 7\u00B5s", ComparisonOperator.Less, 7000)]
    [InlineData("p99.9", "< 7\u03BCs", ComparisonOperator.Less, 7000)]
    [InlineData("mean", "< 5k ns", ComparisonOperator.Less, 5000)]
    [InlineData("allocated", "<= 4KB", ComparisonOperator.LessOrEqual, 4096)]
    [InlineData("allocated", "<= 4KiB", ComparisonOperator.LessOrEqual, 4096)]
    [InlineData("allocated", "<= 0B", ComparisonOperator.LessOrEqual, 0)]
    [InlineData("peakMemory", "< 1.5MB", ComparisonOperator.Less, 1_572_864)]
    [InlineData("peakMemory", "< 2GiB", ComparisonOperator.Less, 2_147_483_648)]
    [InlineData("successRate", "> 99.9%", ComparisonOperator.Greater, 0.999)]
    [InlineData("errorRate", "< 0.1 %", ComparisonOperator.Less, 0.001)]
    [InlineData("throughput", ">= 1000/s", ComparisonOperator.GreaterOrEqual, 1000)]
    [InlineData("throughput", ">= 1.5k/s", ComparisonOperator.GreaterOrEqual, 1500)]
    [InlineData("throughput", ">= 2M /min", ComparisonOperator.GreaterOrEqual, 2e6 / 60)]
    [InlineData("failed", "<= 0", ComparisonOperator.LessOrEqual, 0)]
    [InlineData("dropped", "< 1k", ComparisonOperator.Less, 1000)]
    [InlineData("gen0", "< 0.5", ComparisonOperator.Less, 0.5)]
    [InlineData("cpu", "< 150%", ComparisonOperator.Less, 1.5)]
    [InlineData("memoryGrowth", "< 1%/min", ComparisonOperator.Less, 0.01)]
    [InlineData("memoryGrowth", "< 1%", ComparisonOperator.Less, 0.01)]
    [InlineData("memoryGrowth", "< -1%/min", ComparisonOperator.Less, -0.01)]
    [InlineData("regression", "< 5%", ComparisonOperator.Less, 0.05)]
    [InlineData("regression", "<= -3%", ComparisonOperator.LessOrEqual, -0.03)]
    public void A_limit_is_read_in_the_canonical_unit_of_its_metric(string metric, string text, ComparisonOperator comparison, double value)
    {
        Assert.Null(Parse(metric, text, out var limit));

        Assert.Equal(new Limit(comparison, value), limit);
    }

    [Theory]
    [InlineData("p50", "< 50", "PERF204", "\"< 50\" has no unit. p50 is a time: write \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "< 50MB", "PERF204", "\"< 50MB\" is a size. p50 is a time. Valid values are ns, us, ms, s, min: write \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "< 50MS", "PERF204", "\"< 50MS\" has an unknown unit, MS. Valid values are ns, us, ms, s, min. Did you mean \"ms\"?")]
    [InlineData("p50", "< 50 sec", "PERF204", "\"< 50 sec\" has an unknown unit, sec. Valid values are ns, us, ms, s, min.")]
    [InlineData("p50", "< 1kms", "PERF204", "\"< 1kms\" has an unknown unit, kms. Valid values are ns, us, ms, s, min. Did you mean \"ms\"?")]
    [InlineData("allocated", "<= 4kB", "PERF204", "\"<= 4kB\" has an unknown unit, kB. Valid values are B, KB, MB, GB, KiB, MiB, GiB. Did you mean \"KB\"?")]
    [InlineData("successRate", "> 0.999", "PERF204", "\"> 0.999\" has no unit. successRate is a percentage: write \"> 99.9%\".")]
    [InlineData("throughput", ">= 1000", "PERF204", "\">= 1000\" has no unit. throughput is a rate: write \">= 1000/s\".")]
    [InlineData("failed", "< 5%", "PERF204", "\"< 5%\" has a unit, %. failed is a plain number and has none: write \"< 5\".")]
    [InlineData("memoryGrowth", "< 1", "PERF204", "\"< 1\" has no unit. memoryGrowth is a percentage per minute: write \"< 1%/min\".")]
    [InlineData("throughput", ">= 1 000/s", "PERF204", "\">= 1 000/s\" has a blank inside its number. Valid values are digits, with _ between thousands: write \">= 1000/s\".")]
    [InlineData("p50", "", "PERF205", "The limit of p50 is empty. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "50ms", "PERF205", "\"50ms\" has no operator. Valid values are <, <=, > and >=: write \"< 50ms\".")]
    [InlineData("throughput", "1k/s", "PERF205", "\"1k/s\" has no operator. Valid values are <, <=, > and >=: write \">= 1k/s\".")]
    [InlineData("p50", "fast", "PERF205", "\"fast\" has no operator. Valid values are <, <=, > and >=: write \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "=< 50ms", "PERF205", "\"=< 50ms\" has an unknown operator, =<. Valid values are <, <=, > and >=. Did you mean \"<= 50ms\"?")]
    [InlineData("p50", "≤ 50ms", "PERF205", "\"≤ 50ms\" has an unknown operator, ≤. Valid values are <, <=, > and >=. Did you mean \"<= 50ms\"?")]
    [InlineData("p50", "== 50ms", "PERF205", "\"== 50ms\" has an unknown operator, ==. Valid values are <, <=, > and >=.")]
    [InlineData("p50", "< ms", "PERF205", "\"< ms\" has no number. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "< 0,5ms", "PERF205", "\"< 0,5ms\": a comma is no part of a number. Write a point before decimals and _ between thousands: \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "< 5..5ms", "PERF205", "\"< 5..5ms\": 5..5 is not a number. Valid values are digits, with _ between them and a point: \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "< 5_ms", "PERF205", "\"< 5_ms\": 5_ is not a number. Valid values are digits, with _ between them and a point: \"< 50ms\" or \"< 50us\".")]
    [InlineData("p50", "< 99999999999999999999999999999999s", "PERF205", "\"< 99999999999999999999999999999999s\": the number is too large. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("regression", "> 5%", "PERF205", "\"> 5%\" asks for a growth. regression limits how much worse than base may be; valid operators are < and <=: write \"< 5%\".")]
    public void A_wrong_limit_is_refused_with_what_to_write_instead(string metric, string text, string code, string message)
    {
        Assert.Equal(new LimitProblem(code, message), Parse(metric, text, out _));
    }

    private static LimitProblem? Parse(string metric, string text, out Limit limit)
    {
        Assert.True(MetricCatalog.TryParse(metric, out var parsed));
        return LimitParser.TryParse(parsed, text, out limit);
    }
}
