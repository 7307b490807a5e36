using System.Reflection;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Xunit;
using Sentinel.PerfGate.Xunit.Discovery;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Limits;

public sealed class InPlaceLimitsTests
{
    public static TheoryData<string> Properties => [.. LimitsOf(typeof(PerfFactAttribute)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_limit_is_a_metric_of_a_budget_file(string property)
    {
        var attribute = new PerfFactAttribute();
        typeof(PerfFactAttribute).GetProperty(property)!.SetValue(attribute, "1");

        var metric = Assert.Single(((IPerfTestAttribute)attribute).Limits.Texts).Key;
        Assert.True(MetricCatalog.TryParse(metric, out _), metric);
    }

    [Fact]
    public void The_point_of_a_quantile_is_written_where_a_property_has_none()
    {
        IPerfTestAttribute attribute = new PerfFactAttribute { P999 = "1ms", SuccessRate = "99%" };

        Assert.Equal(["p99.9", "successRate"], attribute.Limits.Texts.Keys);
        Assert.Equal("1ms", ((PerfFactAttribute)attribute).P999);
    }

    [Fact]
    public void A_limit_that_is_taken_back_is_none()
    {
        var attribute = new PerfFactAttribute { Mean = "1ms" };
        attribute.Mean = null;

        Assert.Empty(((IPerfTestAttribute)attribute).Limits.Texts);
    }

    [Fact]
    public void Theories_take_the_same_limits() =>
        Assert.Equal(LimitsOf(typeof(PerfFactAttribute)).Select(property => property.Name), LimitsOf(typeof(PerfTheoryAttribute)).Select(property => property.Name));

    private static IEnumerable<PropertyInfo> LimitsOf(Type attribute) => attribute
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(property => property.CanWrite && property.PropertyType == typeof(string));
}
