using Sentinel.PerfGate.Budgets.Limits;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets.Limits;

public sealed class ConfidenceParserTests
{
    [Theory]
    [InlineData("99%", 0.99)]
    [InlineData(" 99.9 % ", 0.999)]
    [InlineData("50.1%", 0.501)]
    public void A_confidence_is_a_percentage(string text, double expected)
    {
        Assert.Null(ConfidenceParser.TryParse(text, out var confidence));
        Assert.Equal(expected, confidence);
    }

    [Theory]
    [InlineData("0.99", "PERF204", "\"0.99\" has no unit. confidence is a percentage: write \"99%\".")]
    [InlineData("100%", "PERF206", "\"100%\" is no confidence. Valid values are above 50% and below 100%: write \"99%\".")]
    [InlineData("50%", "PERF206", "\"50%\" is no confidence. Valid values are above 50% and below 100%: write \"99%\".")]
    [InlineData("high", "PERF205", "\"high\" has no number. Write \"99%\".")]
    public void A_wrong_confidence_is_refused_with_what_to_write_instead(string text, string code, string message) =>
        Assert.Equal(new LimitProblem(code, message), ConfidenceParser.TryParse(text, out _));
}
