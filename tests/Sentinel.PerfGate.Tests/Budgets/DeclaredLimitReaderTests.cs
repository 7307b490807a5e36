using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class DeclaredLimitReaderTests
{
    private static readonly SourceLocation Place = new("Perf.cs", 3, 1);

    [Theory]
    [InlineData("p99", "50ms", "< 50ms")]
    [InlineData("mean", " 1.5us ", "< 1.5us")]
    [InlineData("regression", "5%", "< 5%")]
    [InlineData("allocated", "0B", "<= 0B")]
    [InlineData("allocated.regression", "0%", "<= 0%")]
    [InlineData("failed", "0", "<= 0")]
    [InlineData("errorRate", "0%", "<= 0%")]
    [InlineData("throughput", "1000/s", ">= 1000/s")]
    [InlineData("successRate", "100%", ">= 100%")]
    [InlineData("p99", "<= 50ms", "<= 50ms")]
    [InlineData("throughput", "> 1k/s", "> 1k/s")]
    public void A_limit_without_operator_means_what_its_metric_wants(string metric, string text, string complete)
    {
        var diagnostics = new List<Diagnostic>();

        var objective = DeclaredLimitReader.Read(metric, text, Place, diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal((complete, Place, metric), (objective!.Text, objective.Location, objective.Metric.Name));
    }

    [Theory]
    [InlineData("p99", "", "PERF205", "The limit of p99 is empty.")]
    [InlineData("p99", "< ", "PERF205", "has no number")]
    [InlineData("p99", "~ 50ms", "PERF205", "unknown operator")]
    [InlineData("p99", "50", "PERF204", "has no unit")]
    [InlineData("p99", "50MB", "PERF204", "is a size")]
    [InlineData("mean", "0ms", "PERF206", "can never hold")]
    [InlineData("speed", "50ms", "PERF203", "Unknown metric")]
    public void Bad_text_is_told_as_in_a_budget_file(string metric, string text, string code, string said)
    {
        var diagnostics = new List<Diagnostic>();

        Assert.Null(DeclaredLimitReader.Read(metric, text, Place, diagnostics));

        var problem = Assert.Single(diagnostics);
        Assert.Equal((code, Place), (problem.Code, problem.Location!.Value));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }
}
