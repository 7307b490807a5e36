using Sentinel.PerfGate.Xunit.Modes;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>Skips: measured tests are switched off.</summary>
internal sealed class SkippedExecution : PerfExecution
{
    public override bool RunsBody => false;

    public override string? SkipReason => $"Measured tests are switched off ({ModeSetting.Variable} or {ModeSetting.Option} is off).";

    // Cases that a runner has written down in another mode come here without the reason to skip them.
    public override ValueTask<TimeSpan> RunAsync(IXunitTest test, object? instance, Func<ValueTask<TimeSpan>> once) =>
        throw new BrokenTestException(SkipReason!, test.TestMethod.Method);
}
