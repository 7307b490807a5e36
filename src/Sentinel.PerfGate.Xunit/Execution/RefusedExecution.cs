using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>Fails: nobody knows what was asked for.</summary>
internal sealed class RefusedExecution(Exception reason) : PerfExecution
{
    public override bool RunsBody => false;

    public override ValueTask<TimeSpan> RunAsync(IXunitTest test, object? instance, Func<ValueTask<TimeSpan>> once) =>
        throw new BrokenTestException(reason.Message, test.TestMethod.Method);
}
