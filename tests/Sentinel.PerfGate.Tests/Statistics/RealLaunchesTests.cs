using System.Text.Json;
using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

/// <summary>Launches measured in pairs on a shared 2-core machine, with 0, 5 or 10 % more work on head.</summary>
public sealed class RealLaunchesTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly List<DuetPair> Pairs = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Statistics", "Data", "duet-launches.jsonl"))
        .Select(line => JsonSerializer.Deserialize<DuetPair>(line, Web)!)
        .ToList();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Unchanged_code_is_not_called_slower_than_two_percent(int operation)
    {
        var unchanged = Of(slowdown: 0, operation);

        for (var from = 0; from + 16 <= unchanged.Count; from += 2)
        {
            var comparison = Compare(unchanged.GetRange(from, 16), limit: 0.02);
            Assert.False(comparison.PValue <= 0.01 / 20, $"pairs {from} to {from + 15}: {comparison}");
            Assert.False(comparison.Lower > 0.02, $"pairs {from} to {from + 15}: {comparison}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Ten_percent_more_work_is_found_from_16_pairs(int operation)
    {
        var comparison = Compare(Of(slowdown: 2, operation), limit: 0.02);

        Assert.Equal(16, comparison.HeadLaunches);
        Assert.True(comparison.PValue <= 0.01, comparison.ToString());
        Assert.True(comparison.Lower > 0.02, comparison.ToString());
        Assert.InRange(comparison.Estimate, 0.07, 0.13);
    }

    private static List<DuetPair> Of(int slowdown, int operation) =>
        Pairs.Where(pair => pair.K == slowdown && pair.Op == operation).OrderBy(pair => pair.Pair).ToList();

    private static RatioComparison Compare(List<DuetPair> pairs, double limit) => LogRatio.Compare(
        pairs.ConvertAll(pair => LaunchSummary.Center(pair.Base)), pairs.ConvertAll(pair => LaunchSummary.Center(pair.Head)), true, limit, 0.99);

    private sealed record DuetPair(int K, int Op, int Pair, double[] Base, double[] Head);
}
