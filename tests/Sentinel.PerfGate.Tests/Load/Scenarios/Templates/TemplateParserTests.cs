using Sentinel.PerfGate.Load.Scenarios.Templates;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Scenarios.Templates;

public sealed class TemplateParserTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 4, 6, 6, 7, 89, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("", "")]
    [InlineData("plain $ { } text", "plain $ { } text")]
    [InlineData("a${counter}b${counter}", "a12b12")]
    [InlineData("${now}", "2026-03-04T05:06:07.089Z")]
    [InlineData("${now:unix} ${now:unixms}", "1772600767 1772600767089")]
    [InlineData("${env:A}${env:EMPTY:-x}${env:NONE:-a:-b}${env:NONE:-}", "valuexa:-b")]
    [InlineData("$${counter} $$${counter}", "${counter} $${counter}")]
    [InlineData("${random:-5..-5}${random:7..7}", "-57")]
    public void Placeholders_are_filled_in(string text, string expected) => Assert.Equal(expected, Parse(text).Render(new(12, 1, Time)));

    [Theory]
    [InlineData("ab${", 2, "no end")]
    [InlineData("${}", 0, "Unknown placeholder ${}")]
    [InlineData("${countr}", 0, "Did you mean ${counter}?")]
    [InlineData("${env:}", 0, "names no environment variable")]
    [InlineData("${env:1A}", 0, "names no environment variable")]
    [InlineData("${env:EMPTY}", 0, "EMPTY is not set")]
    [InlineData("${random:1-5}", 0, "has no range")]
    [InlineData("${random:1..99999999999999999999}", 0, "has no range")]
    [InlineData("${random:2..1}", 0, "Write ${random:1..2}")]
    [InlineData("${now:iso}", 0, "Valid values are ${counter}, ${uuid}, ${random:LOW..HIGH}, ${now}")]
    public void A_wrong_placeholder_is_told_where_it_begins(string text, int index, string message)
    {
        var problems = new List<TemplateProblem>();
        Parser().Parse(text, problems);

        var problem = Assert.Single(problems);
        Assert.Equal(index, problem.Index);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_uuid_is_new_each_time()
    {
        var template = Parse("${uuid}");

        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => Guid.ParseExact(template.Render(new(1, 1, Time)), "D")).Distinct().Count());
    }

    [Fact]
    public void Random_numbers_are_even_over_their_range_and_follow_from_seed_number_and_place()
    {
        var template = Parse("${random:1..4}${random:1..4}");
        var counts = Enumerable.Range(1, 40_000).GroupBy(number => template.Render(new(number, 3, Time))).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(16, counts.Count);
        // 2,500 each, sd 48.
        Assert.All(counts.Values, count => Assert.InRange(count, 2_250, 2_750));
        Assert.Equal(template.Render(new(9, 3, Time)), Parse("${random:1..4}${random:1..4}").Render(new(9, 3, Time)));
    }

    private static TextTemplate Parse(string text)
    {
        var problems = new List<TemplateProblem>();
        var template = Parser().Parse(text, problems);
        Assert.Empty(problems);
        return template;
    }

    private static TemplateParser Parser() => new(name => name switch
    {
        "A" => "value",
        "EMPTY" => "",
        _ => null,
    });
}
