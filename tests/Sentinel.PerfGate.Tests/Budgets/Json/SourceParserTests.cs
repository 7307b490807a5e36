using System.Text;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Diagnostics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets.Json;

public sealed class SourceParserTests
{
    [Theory]
    [InlineData("{ \"a\" 5 }", "1,7", "'5' is invalid after a property name. Expected a ':'.")]
    [InlineData("{\n  \"é€\": 'x'\n}", "2,9", "''' is an invalid start of a value.")]
    [InlineData("{\r\n  a: 5 }", "2,3", "'a' is an invalid start of a property name. Expected a '\"'.")]
    [InlineData("/* one\n two */ // three\n  x", "3,3", "'x' is an invalid start of a value.")]
    [InlineData("{ \"a\": 1 } }", "1,12", "'}' is invalid after a single JSON value. Expected end of data.")]
    [InlineData("{ \"a\": \"b\nc\" }", "1,10", "'0x0A' is invalid within a JSON string. The string should be correctly escaped.")]
    public void A_syntax_error_is_told_at_its_place(string text, string place, string reason)
    {
        var diagnostic = Fail(Encoding.UTF8.GetBytes(text));

        Assert.Equal($"b.json({place}): error PERF201: This is not JSON: {reason}", diagnostic.ToString());
    }

    [Fact]
    public void A_file_that_breaks_off_is_told_at_its_end()
    {
        var diagnostic = Fail("{\n  \"a\": {\n"u8.ToArray());

        Assert.Equal(("PERF201", 3, 1), (diagnostic.Code, diagnostic.Location!.Value.Line, diagnostic.Location.Value.Column));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_at_their_place()
    {
        var diagnostic = Fail([.. "{\n\"é\": \""u8, 0xE9, .. "\"}"u8]);

        Assert.Equal("b.json(2,7): error PERF201: The file is not UTF-8 text from here on. Save it as UTF-8.", diagnostic.ToString());
    }

    [Fact]
    public void Half_a_surrogate_pair_is_told_at_its_place()
    {
        var diagnostic = Fail("""{ "a": "\ud83d" }"""u8.ToArray());

        Assert.Equal("b.json(1,8): error PERF201: The text holds half a surrogate pair. Write both halves, or the character itself.", diagnostic.ToString());
    }

    [Fact]
    public void Keys_given_twice_are_told_at_any_level_and_name_both_places()
    {
        var diagnostics = new List<Diagnostic>();

        SourceParser.Parse(new SourceText("b.json", """{ "a": { "b": [ { "c": 1, "c": 2, "\u0063": 3 } ] }, "a": 0 }"""u8), diagnostics, BudgetSchema.File.Skeleton);

        Assert.Equal(
            [
                "b.json(1,27): error PERF208: \"c\" is given twice: here and at b.json(1,19). Keep one of them.",
                "b.json(1,35): error PERF208: \"c\" is given twice: here and at b.json(1,19). Keep one of them.",
                "b.json(1,54): error PERF208: \"a\" is given twice: here and at b.json(1,3). Keep one of them.",
            ],
            diagnostics.Select(diagnostic => diagnostic.ToString())
        );
    }

    private static Diagnostic Fail(byte[] bytes)
    {
        var diagnostics = new List<Diagnostic>();
        Assert.Null(SourceParser.Parse(new SourceText("b.json", bytes), diagnostics, BudgetSchema.File.Skeleton));
        return Assert.Single(diagnostics);
    }
}
