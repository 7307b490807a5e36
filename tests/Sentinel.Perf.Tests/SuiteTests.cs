using Xunit;

namespace Sentinel.Perf.Tests;

public sealed class SuiteTests
{
    [Fact]
    public void All_five_categories_of_the_first_report_are_there_and_nothing_of_them_is_left_out()
    {
        Assert.Equal(
            [
                "events/append", "events/append-10", "events/by-time", "events/by-type", "events/read-10", "events/read-100",
                "pipeline/submit",
                "replay/record", "replay/record-10", "replay/replay", "replay/replay-10",
                "signing/sign", "signing/sign-large", "signing/sign-medium", "signing/sign-small",
                "signing/verify", "signing/verify-large", "signing/verify-medium", "signing/verify-small",
                "validation/approval", "validation/context", "validation/intent", "validation/plan", "validation/report",
            ],
            Suite.Ids);
    }
}
