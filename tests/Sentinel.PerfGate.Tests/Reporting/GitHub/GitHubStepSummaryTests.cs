using System.Text;
using Sentinel.PerfGate.Reporting.GitHub;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting.GitHub;

public sealed class GitHubStepSummaryTests
{
    [Fact]
    public void A_report_that_fits_is_kept_as_it_is() => Assert.Equal("# one\n", GitHubStepSummary.Cut("# one\n"));

    [Fact]
    public void A_report_that_does_not_fit_is_cut_at_a_line_and_says_so()
    {
        var line = new string('ü', 99);
        var long1 = string.Join('\n', Enumerable.Repeat(line, 10_000));

        var cut = GitHubStepSummary.Cut(long1);

        Assert.InRange(Encoding.UTF8.GetByteCount(cut), GitHubStepSummary.Limit - 300, GitHubStepSummary.Limit);
        Assert.EndsWith(line + "\n\n… cut here; the artifact has the whole report.", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_step_wrote_stays()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "theirs\n");

            GitHubStepSummary.Append(path, "ours");

            Assert.Equal("theirs\nours\n", File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
