using System.Text;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class BudgetFileReaderTests
{
    private const char Mark = '¦';

    [Fact]
    public void Six_mistakes_give_six_errors_each_at_its_place()
    {
        const string Text = """
            {
              "version": 1,
              "defaults": { "confidnce": "99%" },
              "budgets": {
                "validation/intent": {
                  "p50": "< 50",
                  "p99lat": "< 500ms",
                  "mean": "< 5ms", // the first
                  "mean": "< 6ms",
                  "successRate": "> 100%",
                  "max": { "limit": "50ms", "severity": "warning" },
                },
              },
            }
            """;

        Assert.Equal(
            [
                "b.json(3,17): error PERF202: Unknown property \"confidnce\". Did you mean \"confidence\"?",
                "b.json(6,14): error PERF204: \"< 50\" has no unit. p50 is a time: write \"< 50ms\" or \"< 50us\".",
                "b.json(7,7): error PERF203: Unknown metric \"p99lat\". Did you mean \"p99\"? See docs/budgets.md for all of them.",
                "b.json(9,7): error PERF208: \"mean\" is given twice: here and at b.json(8,7). Keep one of them.",
                "b.json(10,22): error PERF206: \"> 100%\" can never hold: successRate is always between 0% and 100%. Write \">= 99.9%\".",
                "b.json(11,25): error PERF205: \"50ms\" has no operator. Valid values are <, <=, > and >=: write \"< 50ms\".",
            ],
            BudgetText.Printed(Text)
        );
    }

    [Fact]
    public void Every_form_of_the_format_is_read()
    {
        const string Text = """
            {
              // what editors complete by
              "$schema": "perf-budget.schema.json",
              "version": 1,
              "description": "All of it",
              "defaults": { "confidence": "95%", "onInconclusive": "fail", "severity": "warning", "description": "d" },
              /* the limits */
              "budgets": {
                "description": "of everything",
                "validation/*": {
                  "description": "of one",
                  "optional": true,
                  "p99": "< 500ms",
                  "allocated": { "limit": "<= 4KB", "regression": "<= 0%", "description": "of a limit" },
                },
                "load/load/full-pipeline": {
                  "p99": { "limit": "< 200ms", "stage": "sustain", "severity": "error", "confidence": "99.9%", "onInconclusive": "pass" },
                  "gen2": { "limit": "<= 0" },
                },
              },
            }
            """;

        var (entries, diagnostics) = BudgetText.Read(Text);

        Assert.Empty(diagnostics);
        Assert.Collection(
            entries!,
            entry =>
            {
                Assert.Equal(("validation/*", true, "b.json(10,5)"), (entry.Key, entry.Optional, entry.Location.ToString()));
                Assert.Equal(
                    [
                        "b.json(13,14) p99 < 500ms 0.95 Warning Fail ",
                        "b.json(14,31) allocated <= 4KB 0.95 Warning Fail ",
                        "b.json(14,55) allocated.regression <= 0% 0.95 Warning Fail ",
                    ],
                    entry.Objectives.Select(Describe)
                );
            },
            entry =>
            {
                Assert.False(entry.Optional);
                Assert.Equal(
                    ["b.json(17,25) p99 < 200ms 0.999 Error Pass sustain", "b.json(18,26) gen2 <= 0 0.95 Warning Fail "],
                    entry.Objectives.Select(Describe)
                );
            }
        );
    }

    [Theory]
    [InlineData("\"p99\": ¦50", "PERF205")]
    [InlineData("\"p99\": ¦null", "PERF205")]
    [InlineData("\"p99\": ¦[\"< 5ms\"]", "PERF205")]
    [InlineData("\"p99\": ¦{}", "PERF202")]
    [InlineData("\"p99\": { \"limit\": ¦5 }", "PERF205")]
    [InlineData("\"p99\": { \"limit\": \"< 5ms\", ¦\"regression\": \"<= 0%\" }", "PERF202")]
    [InlineData("\"allocated\": ¦{}", "PERF202")]
    [InlineData("\"allocated\": { \"regression\": ¦\">= 0%\" }", "PERF205")]
    [InlineData("¦\"allocated.regression\": \"<= 0%\"", "PERF203")]
    [InlineData("\"p99\": { \"limit\": \"< 5ms\", \"severity\": ¦\"eror\" }", "PERF202")]
    [InlineData("\"p99\": { \"limit\": \"< 5ms\", \"confidence\": ¦\"100%\" }", "PERF206")]
    [InlineData("\"p99\": { \"limit\": \"< 5ms\", \"confidence\": ¦0.99 }", "PERF204")]
    [InlineData("\"p99\": { \"limit\": \"< 5ms\", \"confidence\": ¦{} }", "PERF202")]
    [InlineData("\"p99\": { \"limit\": \"< 5ms\", \"stage\": ¦\"\" }", "PERF202")]
    [InlineData("\"p99\": { \"limit\": \"< 5ms\", ¦\"stag\": \"x\" }", "PERF202")]
    [InlineData("\"p98.25\": { \"limit\": \"< 5ms\", ¦\"stag\": \"x\" }", "PERF202")]
    [InlineData("\"p99\": \"< 5ms\", \"optional\": ¦\"yes\"", "PERF202")]
    [InlineData("\"p99\": \"< 5ms\", \"description\": ¦5", "PERF202")]
    public void A_mistake_in_an_entry_is_told_once_at_its_place(string members, string code)
    {
        var marked = BudgetText.Entry(members);

        Assert.Equal([$"1,{marked.IndexOf(Mark) + 1} {code}"], BudgetText.Places(marked.Remove(marked.IndexOf(Mark), 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"description\": \"nothing else\"")]
    [InlineData("\"optional\": true")]
    public void An_entry_without_objectives_is_refused_at_its_key(string members) =>
        Assert.Equal(["1,25 PERF202"], BudgetText.Places(BudgetText.Entry(members)));

    [Theory]
    [InlineData("", "1,1 PERF201")]
    [InlineData("// nothing", "1,11 PERF201")]
    [InlineData("[]", "1,1 PERF202")]
    [InlineData("5", "1,1 PERF202")]
    [InlineData("{}", "1,1 PERF202")]
    [InlineData("{ \"budget\": {} }", "1,1 PERF202", "1,3 PERF202")]
    [InlineData("{ \"version\": 2, \"budgets\": {} }", "1,14 PERF213")]
    [InlineData("{ \"version\": 1.5, \"budgets\": {} }", "1,14 PERF213")]
    [InlineData("{ \"version\": \"1\", \"budgets\": {} }", "1,14 PERF202")]
    [InlineData("{ \"version\": {}, \"budgets\": {} }", "1,14 PERF202")]
    [InlineData("{ \"budgets\": [] }", "1,14 PERF202")]
    [InlineData("{ \"budgets\": { \"a\": \"< 5ms\" } }", "1,21 PERF202")]
    [InlineData("{ \"budgets\": { \"description\": {} } }", "1,31 PERF202")]
    [InlineData("{ \"defaults\": [], \"budgets\": {} }", "1,15 PERF202")]
    [InlineData("{ \"defaults\": { \"severity\": \"none\" }, \"budgets\": {} }", "1,29 PERF202")]
    [InlineData("{ \"budgets\": {}, \"budgets\": {} }", "1,18 PERF208")]
    [InlineData("{ \"$schema\": \"perf-budget.schema.json\" }", "1,1 PERF202")]
    public void A_mistake_in_the_structure_is_told_once_at_its_place(string text, params string[] places) =>
        Assert.Equal(places, BudgetText.Places(text));

    [Fact]
    public void The_documented_example_is_right()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "budgets.md"));
        var example = page.Split("```json")[1].Split("```")[0];

        var (entries, diagnostics) = BudgetText.Read(example);

        Assert.Empty(diagnostics);
        Assert.Equal(["validation/intent", "signing/*", "load/load/full-pipeline"], entries!.Select(entry => entry.Key));
    }

    [Fact]
    public void A_schema_is_no_budget_file() => Assert.Null(BudgetText.Read(PerfGate.Budgets.Schema.BudgetSchema.Text).Entries);

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void Columns_count_UTF16_units_and_neither_a_mark_of_byte_order_nor_line_ends(string mark)
    {
        // A tab, two bytes, three bytes and four bytes (two units) stand before the values.
        var text = mark + "{\r\n\t\"budgets\": {\r\n\t\"\u00E9\u20AC\U0001F600\": { \"p99\": \"< 5\" },\r\n \"\u00FC\": { \"foo\": \"< 5ms\" } } }\r\n";

        Assert.Equal(["3,19 PERF204", "4,9 PERF203"], BudgetText.Places(text));
    }

    [Fact]
    public void A_file_in_UTF16_is_read_as_editors_show_it()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{\n \"budgets\": { \"\u00E9\": { \"p99\": \"< 5\" } } }")).ToArray();

        var diagnostic = Assert.Single(BudgetText.Read(bytes).Diagnostics);

        Assert.Equal("b.json(2,29)", diagnostic.Location.ToString());
    }

    private static string Describe(Objective o) =>
        $"{o.Location} {o.Metric.Name} {o.Text} {o.Confidence} {o.Severity} {o.OnInconclusive} {o.Stage}";
}
