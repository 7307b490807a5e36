using Sentinel.Durability.PowerCuts;
using Sentinel.Durability.Traces;
using Xunit;

namespace Sentinel.Tests.Durability;

public sealed class PowerCutTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Whatever_the_power_takes_what_was_acknowledged_stays()
    {
        var trace = await TracedService.RunAsync(_directory.Path, intents: 80, connections: 8, injection: null, Cancellation);

        var figures = await Run().JudgeAsync(trace, cuts: 150, Cancellation);
        Assert.Empty(figures.Faults);
        Assert.Equal((150, 80), (figures.Cuts, figures.BeforeAnswers));

        // The same trace had nobody synced: whoever does not see that sees nothing.
        var unsynced = trace with { Calls = [.. trace.Calls.Where(call => !IsSyncOfLog(call))] };
        var broken = await Run().JudgeAsync(unsynced, cuts: 20, Cancellation);
        Assert.Equal(80, broken.Faults.Count(fault => fault.EndsWith("before a sync had returned", StringComparison.Ordinal)));
        Assert.Contains(broken.Faults, fault => fault.Contains("acknowledged intent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sync_that_fails_refuses_its_intents_and_takes_nothing_later_with_it()
    {
        var trace = await TracedService.RunAsync(
            _directory.Path, intents: 200, connections: 8, "fsync,fdatasync:error=EIO:when=14..16", Cancellation);
        Assert.Contains(trace.Calls, call => call.Failed);
        Assert.True(trace.Refused > 0, "Nothing was refused though syncs failed.");

        var figures = await Run().JudgeAsync(trace, cuts: 150, Cancellation);
        Assert.Empty(figures.Faults);
        Assert.Equal(200, figures.BeforeAnswers);
    }

    private static bool IsSyncOfLog(TracedCall call) =>
        call.Name is "fsync" or "fdatasync" && call.Path.EndsWith("-wal", StringComparison.Ordinal);

    private PowerCutRun Run() => new(_directory.Path, seed: 1, TestContext.Current.SendDiagnosticMessage);
}
