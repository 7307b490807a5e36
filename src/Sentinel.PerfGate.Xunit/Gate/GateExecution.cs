using System.Diagnostics;
using Sentinel.PerfGate.Xunit.Execution;
using Xunit;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>Measures and judges: the test process is the gate for its measured tests, and their bodies run in workers.</summary>
internal sealed class GateExecution : PerfExecution
{
    public override bool RunsBody => false;

    public override IReadOnlyCollection<IXunitTest> Adjust(IReadOnlyCollection<IXunitTest> tests) => [.. tests.Select(MeasuredTest.WithoutTimeout)];

    public override async ValueTask<TimeSpan> RunAsync(IXunitTest test, object? instance, Func<ValueTask<TimeSpan>> once)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await TestGate.JudgeAsync(test, TestContext.Current.CancellationToken);
        }
        catch (Exception refused) when (refused is FormatException or TimeoutException)
        {
            throw new BrokenTestException(refused.Message, test.TestMethod.Method);
        }

        return Stopwatch.GetElapsedTime(begun);
    }
}
