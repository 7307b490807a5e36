using CsCheck;
using Microsoft.Build.Utilities;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests;

public sealed class CanonicalLineTests
{
    [Theory]
    [InlineData("perfgate: pass. 58 pass, 2 inconclusive")]
    [InlineData("")]
    [InlineData("budgets/x.json(9,21): note PERF101: no such severity")]
    [InlineData("budgets/x.json(9): error PERF101: no column")]
    [InlineData("src/A.cs(1,2): error CS0103: not of this program")]
    public void Other_lines_are_no_diagnostics(string line) => Assert.Null(CanonicalLine.TryParse(line));

    [Fact]
    public void A_line_without_a_file_is_about_the_project()
    {
        var engine = Log("perfgate: error PERF300: the worker did not start", "/root");
        var error = Assert.Single(engine.Errors);
        Assert.Equal("PERF300", error.Code);
        Assert.DoesNotContain("perfgate", error.File ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_is_a_message()
    {
        var engine = Log("perfgate: info PERF322: base and head are the same commit", "/root");
        Assert.Empty(engine.Errors);
        Assert.Equal("PERF322", Assert.Single(engine.Messages).Code);
    }

    [Fact]
    public void A_path_with_parentheses_and_colons_is_taken_whole()
    {
        var engine = Log("/a (b)/c:d(1).json(3,4): error PERF101: x(1,2): error PERF102: y", "/root");
        var error = Assert.Single(engine.Errors);
        Assert.Equal("/a (b)/c:d(1).json", error.File);
        Assert.Equal("x(1,2): error PERF102: y", error.Message);
    }

    [Fact]
    public void File_line_column_code_and_message_survive() =>
        Gen.Select(Gen.Int[1, 999_999_999], Gen.Int[1, 999_999_999], Gen.Int[100, 999], Gen.String[Gen.Char[' ', '~'], 1, 60])
            .Sample((line, column, number, message) =>
            {
                var engine = Log($"/b/x.json({line},{column}): error PERF{number}: {message}", "/root");
                var error = engine.Errors.Single();
                return error.LineNumber == line && error.ColumnNumber == column && error.Code == $"PERF{number}" && error.Message == message.Trim();
            });

    private static RecordingEngine Log(string line, string root)
    {
        var engine = new RecordingEngine();
        CanonicalLine.TryParse(line)!.LogTo(new TaskLoggingHelper(engine, "RunPerfGate"), root);
        return engine;
    }
}
