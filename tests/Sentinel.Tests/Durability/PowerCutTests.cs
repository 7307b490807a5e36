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
        var (calls, acknowledged) = await TracedService.RunAsync(_directory.Path, intents: 80, connections: 8, Cancellation);
        var answers = Answer.In(calls).OrderBy(answer => answer.Start).ToList();
        Assert.Equal(acknowledged.ToHashSet(), answers.Select(answer => answer.Promise).ToHashSet());

        var figures = await Run().JudgeAsync(calls, answers, cuts: 150, Cancellation);
        Assert.Empty(figures.Faults);
        Assert.Equal((150, 80), (figures.Cuts, figures.BeforeAnswers));

        // The same trace had nobody synced: whoever does not see that sees nothing.
        var unsynced = calls.Where(call => !IsSyncOfLog(call)).ToList();
        var broken = await Run().JudgeAsync(unsynced, answers, cuts: 20, Cancellation);
        Assert.Equal(80, broken.Faults.Count(fault => fault.EndsWith("before a sync had returned", StringComparison.Ordinal)));
        Assert.Contains(broken.Faults, fault => fault.Contains("acknowledged intent", StringComparison.Ordinal));
    }

    private static bool IsSyncOfLog(TracedCall call) =>
        call.Name is "fsync" or "fdatasync" && call.Path.EndsWith("-wal", StringComparison.Ordinal);

    private PowerCutRun Run() => new(_directory.Path, seed: 1, TestContext.Current.SendDiagnosticMessage);
}
