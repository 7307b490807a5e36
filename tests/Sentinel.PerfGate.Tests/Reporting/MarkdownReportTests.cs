using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting;

public sealed class MarkdownReportTests
{
    [Fact]
    public void The_report_says_first_what_to_act_on() =>
        Snapshot.Verify(MarkdownReport.Write(SampleReport.Create()), "MarkdownReport.Sample");

    [Fact]
    public void A_target_cannot_break_out_of_its_cell()
    {
        var verdict = new Verdict("a | b\n| <script>", "mean", VerdictKind.Pass, "m");
        var report = new GateReport(new("r", GateOutcome.Pass, 0, [verdict]), new([]));

        Assert.Contains("| a \\| b \\| &lt;script&gt; | mean |", MarkdownReport.Write(report), StringComparison.Ordinal);
    }
}
