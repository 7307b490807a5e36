using System.Text;
using Sentinel.PerfGate.Benchmarks.Comparison;
using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.Schemas;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Perf.Tests.Examples;

/// <summary>The usage examples of the first report that run benchmarks.</summary>
[Collection(nameof(Alone))]
public sealed class ReportExamplesTests
{
    private static readonly DocumentValidator Validator = new();
    private static readonly byte[] Intent = Perf.Documents.Intent(Guid.CreateVersion7());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Example_2_run_a_benchmark()
    {
        var runner = new BenchmarkRunner("My Benchmark");

        runner.Add("implementation-a", () => Enumerable.Range(0, 200).Aggregate("", (text, number) => text + (char)('a' + (number % 26))));
        runner.Add("implementation-b", () => Enumerable.Range(0, 200).Aggregate(new StringBuilder(), (text, number) => text.Append((char)('a' + (number % 26)))).ToString());

        var results = await runner.RunAsync(Cancellation);

        Assert.All(results.Implementations, implementation => Assert.Null(implementation.Failure));
        // Two hundred strings against one: several times as long on any machine, and as many bytes on each.
        Assert.Equal("implementation-b", results.Fastest);
        Assert.True(results.Find("implementation-a")!.AllocatedBytes > 10 * results.Find("implementation-b")!.AllocatedBytes);
        Assert.EndsWith("Fastest: implementation-b.", results.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usage_in_the_report_s_own_words_compares_the_validation_of_two_documents()
    {
        var runner = new BenchmarkRunner("Schema Validation") { Rounds = 2 }
            .Add("intent-validation", () => Validator.Validate(DocumentType.Intent, Intent))
            .Add("context-validation", () => Validator.Validate(DocumentType.Context, Perf.Documents.Context));

        var results = await runner.RunAsync(Cancellation);

        Assert.Equal(2, results.Rounds);
        Assert.Null(results.Fastest);
        Assert.All(results.Implementations, implementation => Assert.True(implementation.Rate!.PerSecond > 0 && implementation.AllocatedBytes > 0));
    }

    [Fact]
    public async Task Example_5_run_benchmarks()
    {
        // Without the filter: all critical paths.
        var suite = new BenchmarkSuite(typeof(Perf.Pipeline.FullPipeline).Assembly) { Filter = "validation/*", Rounds = 1 };

        var results = await suite.RunAllAsync(Cancellation);

        Assert.Empty(results.Failed);
        Assert.Equal(5, results.Rates.Rates.Count);
        Assert.Matches(@"^5 benchmarks\. Fastest: validation/\w+, [\d,]+/s\. Slowest: validation/\w+, [\d,]+/s\.$", results.Rates.ToString());
    }
}
