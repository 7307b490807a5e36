using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets.Limits;

public sealed class LimitSenseTests
{
    [Theory]
    [InlineData("successRate", "> 100%", "\"> 100%\" can never hold: successRate is always between 0% and 100%. Write \">= 99.9%\".")]
    [InlineData("successRate", ">= 100.1%", "\">= 100.1%\" can never hold: successRate is always between 0% and 100%. Write \">= 99.9%\".")]
    [InlineData("errorRate", "< 0%", "\"< 0%\" can never hold: errorRate is always between 0% and 100%. Write \"< 0.1%\".")]
    [InlineData("p99", "< 0ms", "\"< 0ms\" can never hold: p99 is always above 0. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("p99", "<= 0ms", "\"<= 0ms\" can never hold: p99 is always above 0. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("mean", "< -5ms", "\"< -5ms\" can never hold: mean is always above 0. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("startLag.p99", "< 0ms", "\"< 0ms\" can never hold: startLag.p99 is never below 0. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("failed", "< 0", "\"< 0\" can never hold: failed is never below 0. Write \"< 5\".")]
    [InlineData("allocated", "< 0B", "\"< 0B\" can never hold: allocated is never below 0. Write \"< 4KB\" or \"< 64B\".")]
    [InlineData("regression", "< -100%", "\"< -100%\" can never hold: regression is never below -100%. Write \"< 5%\".")]
    public void A_limit_that_can_never_hold_is_refused(string metric, string text, string message) => Refuses(metric, text, message);

    [Theory]
    [InlineData("successRate", ">= 0%", "\">= 0%\" can never break: successRate is always between 0% and 100%. Write \">= 99.9%\".")]
    [InlineData("successRate", "<= 100%", "\"<= 100%\" can never break: successRate is always between 0% and 100%. Write \">= 99.9%\".")]
    [InlineData("errorRate", "< 100.1%", "\"< 100.1%\" can never break: errorRate is always between 0% and 100%. Write \"< 0.1%\".")]
    [InlineData("throughput", ">= 0/s", "\">= 0/s\" can never break: throughput is never below 0. Write \">= 1000/s\".")]
    [InlineData("p50", "> 0ns", "\"> 0ns\" can never break: p50 is always above 0. Write \"< 50ms\" or \"< 50us\".")]
    [InlineData("gen2", ">= 0", "\">= 0\" can never break: gen2 is never below 0. Write \"< 5\".")]
    public void A_limit_that_can_never_break_is_refused(string metric, string text, string message) => Refuses(metric, text, message);

    [Theory]
    [InlineData("successRate", ">= 100%")]
    [InlineData("successRate", "> 0%")]
    [InlineData("errorRate", "<= 0%")]
    [InlineData("errorRate", "< 100%")]
    [InlineData("startLag.p99", "<= 0ms")]
    [InlineData("throughput", "> 0/s")]
    [InlineData("allocated", "<= 0B")]
    [InlineData("gen0", "<= 0")]
    [InlineData("cpu", "< 400%")]
    [InlineData("memoryGrowth", "<= 0%/min")]
    [InlineData("regression", "<= 0%")]
    public void A_limit_at_the_edge_of_the_possible_is_accepted(string metric, string text)
    {
        Assert.True(MetricCatalog.TryParse(metric, out var parsed));
        Assert.Null(LimitParser.TryParse(parsed, text, out _));
    }

    private static void Refuses(string metric, string text, string message)
    {
        Assert.True(MetricCatalog.TryParse(metric, out var parsed));
        Assert.Equal(new LimitProblem("PERF206", message), LimitParser.TryParse(parsed, text, out _));
    }
}
