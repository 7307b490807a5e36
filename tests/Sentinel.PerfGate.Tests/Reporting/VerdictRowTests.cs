using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting;

public sealed class VerdictRowTests
{
    [Fact]
    public void Every_kind_of_verdict_has_a_row_that_says_what_to_do_next() =>
        Snapshot.Verify(
            string.Join('\n', SampleReport.Verdicts().Select(VerdictRow.Of).Select(row =>
                string.Join(" | ", row.Verdict.Target, row.Objective, row.Measured, row.Interval, row.Limit, row.Outcome, row.Note))),
            "VerdictRow.EveryKind");
}
