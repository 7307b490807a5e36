using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class ExitReasonTests
{
    [Fact]
    public void A_stack_overflow_names_the_method_that_recursed() =>
        Assert.Equal(
            "The worker aborted (exit code 134): Stack overflow. at X.Descend(Int32)",
            ExitReason.Of(134, ["Stack overflow.", "Repeated 99 times:", "--------", "   at X.Descend(Int32)", "--------"]));

    [Fact]
    public void A_kill_says_what_it_may_mean() => Assert.Contains("memory", ExitReason.Of(137, []), StringComparison.Ordinal);

    [Fact]
    public void Otherwise_the_last_line_is_told() =>
        Assert.Equal("The worker exited with code 3: giving up", ExitReason.Of(3, ["working", "giving up", ""]));
}
