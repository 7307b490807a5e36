using Sentinel.PerfGate.Tasks;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Runs;

public sealed class MachineTurnTests
{
    [Fact]
    public async Task A_test_waits_until_another_gate_of_the_machine_has_measured_and_says_so()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var other = MachineLock.Acquire(MachineLock.DefaultPath, TimeSpan.MaxValue, time => cancellation.WaitHandle.WaitOne(time))!;
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var run = TestProgram.RunAsync(
            "measure",
            line => { if (line.Contains("waiting for it", StringComparison.Ordinal)) said.TrySetResult(); },
            "-showLiveOutput", "-method", "PerfFacts.Measured.Kinds.Gives_a_value_task");
        await Task.WhenAny(said.Task, run);
        Assert.False(run.IsCompleted);
        other.Dispose();

        Assert.Equal("Pass", TestResult.Read((await run).Results)["Gives_a_value_task"].Result);
    }
}
