using Sentinel.Durability.Kills;
using Xunit;

namespace Sentinel.Tests.Durability;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Twenty_kills_under_load_break_no_promise()
    {
        var figures = await new KillRun(_directory.Path, seed: 1, TestContext.Current.SendDiagnosticMessage).RunAsync(20, TestContext.Current.CancellationToken);

        Assert.Empty(figures.Faults);
        Assert.True(figures.Acknowledged > 0, "Nothing was acknowledged: nothing was shown.");
        Assert.True(figures.Unanswered > 0, "No kill met an intent under way: nothing was shown.");
        Assert.Equal(21, figures.Restarts.Count);
    }
}
