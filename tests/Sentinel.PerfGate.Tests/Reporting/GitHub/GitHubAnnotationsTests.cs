using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Reporting.GitHub;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting.GitHub;

public sealed class GitHubAnnotationsTests
{
    [Fact]
    public void A_run_is_annotated_at_the_lines_of_its_budgets() =>
        Snapshot.Verify(string.Join('\n', GitHubAnnotations.Of(VerdictDiagnostics.Of(SampleReport.Document()))), "GitHubAnnotations.Sample");

    [Fact]
    public void Characters_that_would_end_a_command_are_escaped()
    {
        var diagnostic = new Diagnostic("PERF101", DiagnosticSeverity.Error, new("a,b:c.json", 1, 2), "50% slower\r\n::error::forged");

        Assert.Equal(
            "::error file=a%2Cb%3Ac.json,line=1,col=2,title=PERF101::50%25 slower%0D%0A::error::forged",
            Assert.Single(GitHubAnnotations.Of([diagnostic])));
    }

    [Theory]
    [InlineData(10, 10, "::error title=PERF101::10")]
    [InlineData(11, 10, "::error title=perfgate::… and 2 more; the summary lists them all.")]
    [InlineData(500, 10, "::error title=perfgate::… and 491 more; the summary lists them all.")]
    public void Of_a_kind_at_most_ten_are_written_and_the_last_says_how_many_are_left(int count, int lines, string last)
    {
        var annotations = GitHubAnnotations.Of([.. Enumerable.Range(1, count).Select(number => new Diagnostic("PERF101", DiagnosticSeverity.Error, null, $"{number}"))]);

        Assert.Equal(lines, annotations.Count);
        Assert.Equal("::error title=PERF101::1", annotations[0]);
        Assert.Equal(last, annotations[^1]);
    }

    [Fact]
    public void Ten_of_each_kind_are_kept()
    {
        var all = Enumerable.Range(0, 10).SelectMany(number => new[] { DiagnosticSeverity.Warning, DiagnosticSeverity.Error }
            .Select(severity => new Diagnostic("PERF101", severity, null, $"{number}")));

        Assert.Equal(20, GitHubAnnotations.Of([.. all]).Count);
    }
}
