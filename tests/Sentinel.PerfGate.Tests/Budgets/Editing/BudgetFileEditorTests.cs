using System.Text;
using Sentinel.PerfGate.Budgets.Editing;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets.Editing;

public sealed class BudgetFileEditorTests
{
    private static readonly AddedEntry Known = new("a/b", [new("p99", "< 3ms"), new("allocated", "<= 0B")]);
    private static readonly AddedEntry New = new("c/d", [new("mean", "< 1us")]);

    [Fact]
    public void A_new_file_has_a_line_for_each_limit() =>
        Assert.Equal(
            """
            {
              "$schema": "perf-budget.schema.json",
              "version": 1,
              "budgets": {
                "a/b": {
                  "p99": "< 3ms",
                  "allocated": "<= 0B"
                },
                "c/d": {
                  "mean": "< 1us"
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(BudgetFileEditor.Create([Known, New])));

    [Fact]
    public void Limits_of_a_key_that_is_there_stand_behind_its_last_one_and_comments_stay_where_they_were() =>
        Assert.Equal(
            """
            {
                "version": 1, // the only one
                "budgets": {
                    "a/b": {
                        "mean": "< 1_000us", // by hand, see #12
                        "p99": "< 3ms",
                        "allocated": "<= 0B"
                    },
                    // all others
                    "**": { "regression": "< 5%" },
                    "c/d": {
                        "mean": "< 1us"
                    }
                }
            }
            """,
            Add(
                """
                {
                    "version": 1, // the only one
                    "budgets": {
                        "a/b": {
                            "mean": "< 1_000us" // by hand, see #12
                        },
                        // all others
                        "**": { "regression": "< 5%" }
                    }
                }
                """,
                Known,
                New));

    [Theory]
    [InlineData("""{"version":1,"budgets":{"a/b":{"mean":"< 1ms"}}}""", """{"version":1,"budgets":{"a/b":{"mean":"< 1ms", "p99": "< 3ms", "allocated": "<= 0B"}, "c/d": { "mean": "< 1us" }}}""")]
    [InlineData("""{ "budgets": { "a/b": { "mean": "< 1ms", /* last */ }, } }""", """{ "budgets": { "a/b": { "mean": "< 1ms", /* last */ "p99": "< 3ms", "allocated": "<= 0B" }, "c/d": { "mean": "< 1us" } } }""")]
    [InlineData("""{ "version": 1, "budgets": {} }""", """{ "version": 1, "budgets": { "a/b": { "p99": "< 3ms", "allocated": "<= 0B" }, "c/d": { "mean": "< 1us" } } }""")]
    public void What_is_written_on_one_line_stays_on_one_line(string before, string after) => Assert.Equal(after, Add(before, Known, New));

    [Fact]
    public void Behind_comments_alone_nothing_is_swallowed() =>
        Assert.Equal(
            "{\r\n\t\"budgets\": {\r\n\t\t// none yet, \"}\"\r\n\t\t\"c/d\": {\r\n\t\t\t\"mean\": \"< 1us\"\r\n\t\t}\r\n\t}\r\n}\r\n",
            Add("{\r\n\t\"budgets\": {\r\n\t\t// none yet, \"}\"\r\n\t}\r\n}\r\n", New));

    [Fact]
    public void A_comment_that_ends_in_a_bare_carriage_return_swallows_nothing() =>
        Assert.Empty(BudgetText.Read(Add("{ \"budgets\": { \"a/b\": { \"mean\": \"< 1ms\" } // one\r } }", New)).Diagnostics);

    [Fact]
    public void The_encoding_and_its_mark_are_kept()
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            byte[] before = [.. encoding.Preamble, .. encoding.GetBytes("""{ "budgets": { "é/😀": { "mean": "< 1ms" } } }""")];

            var after = BudgetFileEditor.Add(before, [New]);

            Assert.Equal("""{ "budgets": { "é/😀": { "mean": "< 1ms" }, "c/d": { "mean": "< 1us" } } }""", encoding.GetString(after.AsSpan(encoding.Preamble.Length)));
            Assert.True(after.AsSpan().StartsWith(encoding.Preamble));
        }
    }

    [Fact]
    public void A_key_with_quotes_is_one_key()
    {
        var added = Add("{ \"budgets\": {} }", new AddedEntry("Type.Method(Text: \"é\\\")", [new("mean", "< 1us")]));

        Assert.Equal("Type.Method(Text: \"é\\\")", Assert.Single(BudgetText.Read(added).Entries!).Key);
    }

    [Fact]
    public void A_limit_that_is_there_is_not_written_again() =>
        Assert.Throws<ArgumentException>(() => Add("""{ "budgets": { "c/d": { "mean": "< 1ms" } } }""", New));

    private static string Add(string file, params AddedEntry[] entries) => Encoding.UTF8.GetString(BudgetFileEditor.Add(Encoding.UTF8.GetBytes(file), entries));
}
