using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Tests.Gate.Judging;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Planning;

public sealed class NeededOperationsTests
{
    [Theory]
    [InlineData("successRate", "> 99.9%", 4_603)]
    [InlineData("errorRate", "< 0.1%", 4_603)]
    [InlineData("p99", "< 500ms", 459)]
    [InlineData("p99.9", "< 500ms", 4_603)]
    [InlineData("mean", "< 50ms", 0)]
    [InlineData("successRate", ">= 100%", 0)]
    [InlineData("p99.9999", "< 1s", NeededOperations.Most)]
    public void A_launch_times_as_many_operations_as_its_limit_needs_to_be_proven(string metric, string limit, long expected) =>
        Assert.Equal(expected, NeededOperations.Of([Given.Objective(metric, limit)], 0.99));

    [Fact]
    public void The_strictest_objective_decides() =>
        Assert.Equal(4_603, NeededOperations.Of([Given.Objective("p99", "< 1s"), Given.Objective("successRate", "> 99.9%")], 0.99));
}
