using CsCheck;
using Sentinel.PerfGate.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("ca", "ac", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("lod", "load", 1)]
    public void The_distance_counts_edits_and_swaps(string a, string b, int distance) => Assert.Equal(distance, Suggestion.Distance(a, b));

    [Fact]
    public void The_distance_is_symmetric_and_never_above_the_longer_length() =>
        Gen.Select(Gen.String[Gen.Char["abc/"], 0, 12], Gen.String[Gen.Char["abc/"], 0, 12])
            .Sample(
                (a, b) =>
                {
                    var distance = Suggestion.Distance(a, b);
                    Assert.Equal(distance, Suggestion.Distance(b, a));
                    Assert.InRange(distance, Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
                    Assert.Equal(a == b, distance == 0);
                },
                seed: "0000KOIPC5V4"
            );

    [Fact]
    public void The_nearest_word_wins_and_the_first_of_equally_near_ones()
    {
        Assert.Equal("load/load/full-pipeline", Suggestion.For("load/lod/full-pipeline", ["load/soak/full-pipeline", "load/load/full-pipeline"]));
        Assert.Equal("ab", Suggestion.For("ax", ["ab", "ac"]));
    }

    [Fact]
    public void Nothing_is_suggested_where_nothing_is_near() =>
        Assert.Equal("", Suggestion.Sentence("validation/intent", ["signing/large", "replay/batch"]));
}
