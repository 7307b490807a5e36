using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool.Progress;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class ProgressTests
{
    [Fact]
    public async Task A_log_gets_a_line_a_step_a_round_and_a_failure()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var progress = new LineProgress(writer);

        await progress.ShowAsync(() =>
        {
            progress.Step("Building A.csproj in Release");
            progress.Step("");
            progress.Planned(2, 3, "4f2c1d9", TimeSpan.FromSeconds(160));
            progress.Launching("a", Side.Head, 1, 7, TimeSpan.Zero, TimeSpan.FromSeconds(75));
            progress.Launching("b", Side.Base, 1, 7, TimeSpan.FromSeconds(1), null);
            progress.Launched("b", Side.Base, LaunchOutcome.Failed(new("PERF302", "it threw\nover two lines")));
            return Task.FromResult(0);
        });

        Assert.Equal(
            """
            perfgate: Building A.csproj in Release
            perfgate: 2 targets, 3 objectives; base 4f2c1d9; about 2 min 40 s
            perfgate: round 1 of 7, 0:00, about 1:15 left
            perfgate: b (base) PERF302: it threw�over two lines

            """.ReplaceLineEndings("\n"),
            writer.ToString());
        Assert.Equal((1, 7), (progress.Round, progress.Rounds));
    }
}
