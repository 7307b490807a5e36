using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Statistics.ChangePoints;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics.ChangePoints;

/// <summary>
/// Histories of real projects: apache/otava tests/tigerbeetle_test.py (365 results), and the pages of
/// benchmark-action/github-action-benchmark (82 runs of two benchmarks whose code hardly changes).
/// </summary>
public sealed class RealHistoriesTests
{
    private const int Near = 3;

    /// <summary>What otava finds in it at p 0.001.</summary>
    private static readonly int[] Otava = [15, 61, 71, 95, 117, 131, 142, 148, 192, 212, 260];

    [Theory]
    [InlineData(0.02, new[] { 15, 61, 71, 95, 131, 192 })]
    [InlineData(0.01, new[] { 15, 61, 71, 95, 117, 131, 192, 212 })]
    public void Every_change_is_near_one_that_otava_finds(double minimumEffect, int[] found)
    {
        var history = Assert.Single(Read("tigerbeetle", minimumEffect));

        var indices = history.Changes.Select(change => change.Index).ToArray();
        Assert.All(indices, index => Assert.Contains(Otava, known => Math.Abs(known - index) <= Near));
        Assert.Equal(found, Otava.Where(known => indices.Any(index => Math.Abs(known - index) <= Near)));
    }

    [Fact]
    public void Shuffled_the_same_figures_have_no_change_in_95_of_100()
    {
        const double MinimumEffect = 0.01;
        var figures = Assert.Single(Read("tigerbeetle", MinimumEffect)).Points.Select(point => point.Value).ToArray();
        var random = new Random(20261124);
        var withChange = 0;
        for (var shuffle = 0; shuffle < 100; shuffle++)
        {
            random.Shuffle(figures);
            withChange += ChangePointSearch.Find(figures, new() { MinimumEffect = MinimumEffect }).Count > 0 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"from {MinimumEffect:P0} on: {withChange} of 100 shuffles with a change");
        Assert.InRange(withChange, 0, 5);
    }

    [Fact]
    public void Benchmarks_that_hardly_change_became_faster_once_with_their_machine_and_never_slower()
    {
        var histories = Read("benchmarkdotnet-only", new ChangePointOptions().MinimumEffect);

        Assert.Equal(2, histories.Count);
        Assert.All(histories, history =>
        {
            var change = Assert.Single(history.Changes);
            Assert.False(change.IsSlower);
            Assert.Equal(36, change.Index);
        });
    }

    private static IReadOnlyList<TargetHistory> Read(string name, double minimumEffect)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Statistics", "ChangePoints", "Data", $"{name}.jsonl");
        return TargetHistories.Of(new HistoryFile(path, name).Read().Runs, new ChangePointOptions { MinimumEffect = minimumEffect });
    }
}
