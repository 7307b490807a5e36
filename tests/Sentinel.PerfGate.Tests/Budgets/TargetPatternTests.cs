using CsCheck;
using Sentinel.PerfGate.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class TargetPatternTests
{
    [Theory]
    [InlineData("validation/intent", "validation/intent", true)]
    [InlineData("validation/intent", "validation/Intent", false)]
    [InlineData("validation/intent", "validation/intent/deep", false)]
    [InlineData("signing/*", "signing/large", true)]
    [InlineData("signing/*", "signing", false)]
    [InlineData("signing/*", "signing/a/b", false)]
    [InlineData("*", "signing", true)]
    [InlineData("*", "signing/large", false)]
    [InlineData("**", "signing/large", true)]
    [InlineData("signing/**", "signing/a/b", true)]
    [InlineData("signing/**", "signing", true)]
    [InlineData("**/large", "large", true)]
    [InlineData("**/large", "a/b/large", true)]
    [InlineData("**/large", "a/larger", false)]
    [InlineData("a/**/z", "a/z", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a/**/z", "a/b/c/y", false)]
    [InlineData("a/**/m/**/z", "a/m/b/m/z", true)]
    [InlineData("sign*/la*ge", "signing/large", true)]
    [InlineData("*ing/*a*e", "signing/large", true)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("ab*ba", "abba", true)]
    [InlineData("a*b*b", "axb", false)]
    [InlineData("a**c", "abc", true)]
    [InlineData("Type.Method(Size: 10, Kind: x)", "Type.Method(Size: 10, Kind: x)", true)]
    [InlineData("Type.Method(*)", "Type.Method(Size: 10, Kind: x)", true)]
    [InlineData("Type.Method(Size: *, Kind: x)", "Type.Method(Size: 10, Kind: x)", true)]
    [InlineData("Type.Method", "TypeXMethod", false)]
    [InlineData("[ab]?", "a", false)]
    [InlineData("[ab]?", "[ab]?", true)]
    public void A_star_stays_within_a_segment_and_two_go_across(string pattern, string id, bool matches) =>
        Assert.Equal(matches, new TargetPattern(pattern).IsMatch(id));

    [Theory]
    [InlineData("a/b", "a/b*")]
    [InlineData("a/b*", "a/*")]
    [InlineData("a/*", "a/**")]
    [InlineData("a/**", "*/b")]
    [InlineData("a*/**", "*/b")]
    [InlineData("a/**/z", "a/**")]
    [InlineData("a/**/z", "a/**/*")]
    [InlineData("a/b", "a/b/**")]
    [InlineData("*", "**")]
    public void The_first_segment_that_differs_in_kind_decides_which_is_more_specific(string specific, string general)
    {
        Assert.True(new TargetPattern(specific).CompareSpecificity(new TargetPattern(general)) < 0);
        Assert.True(new TargetPattern(general).CompareSpecificity(new TargetPattern(specific)) > 0);
    }

    [Theory]
    [InlineData("a/*c", "a/b*")]
    [InlineData("*/b*", "*/*c")]
    [InlineData("x*x/**", "long-*/**")]
    public void Patterns_of_the_same_kinds_are_equally_specific(string one, string other) =>
        Assert.Equal(0, new TargetPattern(one).CompareSpecificity(new TargetPattern(other)));

    [Fact]
    public void Specificity_orders_any_three_patterns_consistently() =>
        Gen.Select(Patterns, Patterns, Patterns)
            .Sample(
                (a, b, c) =>
                {
                    Assert.Equal(Math.Sign(a.CompareSpecificity(b)), -Math.Sign(b.CompareSpecificity(a)));
                    if (a.CompareSpecificity(b) <= 0 && b.CompareSpecificity(c) <= 0)
                    {
                        Assert.True(a.CompareSpecificity(c) <= 0, $"{a} <= {b} <= {c}");
                    }
                },
                seed: "0000KOIPC5V4"
            );

    [Fact]
    public void A_pattern_made_from_an_id_by_opening_segments_matches_it() =>
        Gen.Select(Choice.Of("a", "b", "long name", "M(x: 1)").Array[1, 5], Gen.Int[0, 3].Array[5])
            .Sample(
                (segments, choices) =>
                {
                    var pattern = segments.Select(
                        (segment, i) =>
                            choices[i] switch
                            {
                                0 => segment,
                                1 => segment[..1] + "*",
                                2 => "*",
                                _ => "**",
                            }
                    );
                    Assert.True(new TargetPattern(string.Join('/', pattern)).IsMatch(string.Join('/', segments)));
                },
                seed: "0000KOIPC5V4"
            );

    private static Gen<TargetPattern> Patterns =>
        Choice.Of("a", "b", "a*", "*b", "*", "**").Array[1, 4].Select(segments => new TargetPattern(string.Join('/', segments)));
}
