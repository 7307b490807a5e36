using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting;

public sealed class VerdictSummaryTests
{
    [Fact]
    public void Counts_leave_out_what_did_not_occur() =>
        Assert.Equal("2 failed, 1 invalid, 3 passed, 1 undecided, 1 new", VerdictSummary.Counts(SampleReport.Document()));

    [Fact]
    public void A_run_without_verdicts_says_that_nothing_was_judged() =>
        Assert.Equal("nothing was judged", VerdictSummary.Counts(new VerdictDocument("r", GateOutcome.Pass, 0, [])));

    [Fact]
    public void The_smallest_visible_slowdown_names_the_worst_target() =>
        Assert.Equal("The smallest slowdown this run could see: 2.1 % (median), 6.0 % (events/append).", VerdictSummary.Sensitivity(SampleReport.Document()));

    [Fact]
    public void Without_a_comparison_nothing_is_said_of_what_could_be_seen() =>
        Assert.Null(VerdictSummary.Sensitivity(new VerdictDocument("r", GateOutcome.Pass, 0, [])));

    [Theory]
    [InlineData(0.4, "0.4 s")]
    [InlineData(42, "42 s")]
    [InlineData(59.7, "1 min 0 s")]
    [InlineData(151, "2 min 31 s")]
    public void A_duration_reads_in_minutes_and_seconds(double seconds, string text) =>
        Assert.Equal(text, VerdictSummary.Duration(TimeSpan.FromSeconds(seconds)));
}
