using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Scenarios;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool;
using Sentinel.PerfGate.Tool.Commands.Load;
using Sentinel.PerfGate.Tool.Output.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool.Load;

public sealed class LoadSummaryTests
{
    [Fact]
    public void On_a_narrow_terminal_no_line_of_the_figures_is_longer_than_it_and_none_is_missing()
    {
        var narrow = Written(width: 80);

        Assert.All(narrow.Where(line => line.Contains("steady", StringComparison.Ordinal)), line => Assert.InRange(line.TrimEnd().Length, 1, 80));
        Assert.Equal(3, narrow.Count(line => line.StartsWith("steady", StringComparison.Ordinal)));
        Assert.Equal(Words(Written(width: 160)), Words(narrow));
    }

    [Fact]
    public void On_a_wide_one_and_in_a_file_a_stage_is_one_line() =>
        Assert.Single(Written(width: 160), line => line.StartsWith("steady", StringComparison.Ordinal));

    private static HashSet<string> Words(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static string[] Written(int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole { Out = output, Error = TextWriter.Null, WorkingDirectory = "/", Variable = _ => null, Width = width };
        var times = new LatencySummary(null) { P50 = 1_110_000, P99 = 123_400_000, P999 = 234_500_000, Max = 345_600_000 };
        var stage = new LoadStageResult("steady", 30, 1_500_000, 1_500_000, 0, 1_499_999, 1)
        {
            Connections = 8, Response = times, Service = times, ConnectionWait = times, StartLag = times,
        };
        var job = new LoadJob("load/smoke/http", LoadPlan.Constant(1, TimeSpan.FromSeconds(1)), new(), new ScenarioRequest(new(new("http://127.0.0.1:1/"))));

        LoadSummary.Write(console, new LoadOutcome(job, DateTimeOffset.UnixEpoch, new LoadRunResult(job.Plan, [stage])));

        return output.ToString().Split('\n');
    }
}
