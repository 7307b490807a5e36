using System.Text;
using CsCheck;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class BudgetReaderPropertyTests
{
    private const string Valid = """
        {
          "$schema": "perf-budget.schema.json", // é€
          "version": 1,
          "defaults": { "confidence": "99%", "onInconclusive": "warn", "severity": "error" },
          "budgets": {
            "validation/😀": { "p50": "< 50ms", "successRate": "> 99.9%", "allocated": { "limit": "<= 4KB", "regression": "<= 0%" } },
            /* all */ "signing/*": { "optional": true, "mean": "< 1_000us", "throughput": ">= 1.5k/s", "failed": "<= 0", },
            "load/**": { "service.p99.9": { "limit": "< 200ms", "stage": "sustain", "severity": "warning" }, "memoryGrowth": "< 1%/min" },
          },
        }
        """;

    private static readonly Gen<string> Snippets = Choice.Of(
        "", "\"", "{", "}", "[", "]", ",", ":", "\\", "\\ud83d", "null", "5", "-", "%", "<", "/*", "//", "\n", "\r\n", "\t", "é", "😀", "\ud83d", "\0",
        "\"p99\": \"< 5\",", "\"budgets\": {},", "{}", "\"a\": \"b\",", "ms", "__", "1e999"
    );

    [Fact]
    public void The_valid_file_is_valid() => Assert.Empty(BudgetText.Read(Valid).Diagnostics);

    [Fact]
    public void A_changed_file_never_throws_and_every_error_is_inside_it() =>
        Gen.Select(Gen.Int[0, Valid.Length], Gen.Int[0, 30], Snippets)
            .Array[1, 3]
            .Sample(
                changes =>
                {
                    var text = changes.Aggregate(Valid, Change);
                    var lines = text.Split('\n');
                    foreach (var diagnostic in BudgetText.Read(Encoding.UTF8.GetBytes(text)).Diagnostics)
                    {
                        var (_, line, column) = diagnostic.Location!.Value;
                        Assert.InRange(line, 1, lines.Length);
                        Assert.InRange(column, 1, lines[line - 1].Length + 1);
                        Assert.StartsWith("PERF2", diagnostic.Code, StringComparison.Ordinal);
                    }
                },
                seed: "0000KOIPC5V4",
                iter: 2_000
            );

    [Fact]
    public void Changed_bytes_never_throw() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte)
            .Array[1, 5]
            .Sample(
                changes =>
                {
                    var bytes = Encoding.UTF8.GetBytes(Valid);
                    foreach (var (position, value) in changes)
                    {
                        bytes[position] = value;
                    }

                    var lines = bytes.Count(b => b == '\n') + 1;
                    Assert.All(BudgetText.Read(bytes).Diagnostics, diagnostic => Assert.InRange(diagnostic.Location!.Value.Line, 1, lines));
                },
                seed: "0000KOIPC5V4",
                iter: 2_000
            );

    private static string Change(string text, (int Position, int Length, string Snippet) change)
    {
        var position = Math.Min(change.Position, text.Length);
        var length = Math.Min(change.Length, text.Length - position);
        return text.Remove(position, length).Insert(position, change.Snippet);
    }
}
