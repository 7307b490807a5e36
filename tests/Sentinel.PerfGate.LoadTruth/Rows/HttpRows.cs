using System.Globalization;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Servers;
using Sentinel.PerfGate.LoadTruth.Table;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>
/// How many requests a second each tool gets out of one bare endpoint over 32 connections when it may send as fast as it can, and
/// what a million of them costs it. In turns, round by round; the server shares the cores.
/// </summary>
internal static class HttpRows
{
    public const string Verb = "http-client";

    private const int Connections = 32;
    private const double LeastOfWrk = 0.6;

    public static async Task<int> RunAsync(MarkdownTable output, int rounds)
    {
        using var server = await StartedServer.StartAsync();
        var length = TimeSpan.FromSeconds(5);
        var tools = new Dictionary<string, Func<Task<double>>>(StringComparer.Ordinal)
        {
            ["perfgate"] = () => OwnAsync(server.Address, length),
            ["wrk"] = () => RivalRate.WrkAsync(server.Address, length, Connections),
            ["hey"] = () => RivalRate.HeyAsync(server.Address, length, Connections),
            ["autocannon"] = () => RivalRate.AutocannonAsync(server.Address, length, Connections),
        };
        _ = await tools["wrk"]();
        var figures = tools.Keys.ToDictionary(name => name, _ => new List<ToolRound>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, run) in tools)
            {
                var before = ChildProcesses.ProcessorTime();
                var rate = await run();
                var spent = ChildProcesses.ProcessorTime() - before;
                figures[name].Add(new(rate, spent.TotalSeconds / (rate * length.TotalSeconds) * 1e6));
            }
        }

        output.Header("tool", "requests a second", "lowest to highest", "of wrk", "its processor seconds a million", "");
        var own = Median(figures["perfgate"], one => one.Rate);
        var wrk = Median(figures["wrk"], one => one.Rate);
        var reached = own >= LeastOfWrk * wrk && own > Median(figures["hey"], one => one.Rate) && own > Median(figures["autocannon"], one => one.Rate);
        foreach (var (name, taken) in figures)
        {
            var rate = Median(taken, one => one.Rate);
            string[] cells =
            [
                name, $"{rate:#,0}", $"{taken.Min(one => one.Rate):#,0} to {taken.Max(one => one.Rate):#,0}", $"{rate / wrk:0.00}",
                $"{Median(taken, one => one.SecondsAMillion):0.0}",
            ];
            if (name == "perfgate")
                output.Judged(reached, cells);
            else
                output.Line([.. cells, ""]);
        }

        return output.ExitCode;
    }

    /// <summary>The engine's closed model in a process of its own; prints the requests a second.</summary>
    public static async Task<int> RunHereAsync(string address, string seconds)
    {
        using var target = new HttpTarget(new HttpRequestTemplate(new Uri(address)));
        var plan = LoadPlan.Closed(Connections, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        var result = await LoadRun.ExecuteAsync(plan, target, new LoadOptions { WarmUp = TimeSpan.Zero });
        var stage = result.Stages[^1];
        Console.WriteLine($"{stage.Succeeded / stage.Seconds:0.0} {stage.Failed}");
        return 0;
    }

    private static async Task<double> OwnAsync(Uri server, TimeSpan length)
    {
        using var process = ThisProgram.Start([], Verb, $"{server}", $"{length.TotalSeconds}");
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return line.Split(' ') is [var rate, var failed] && failed.Trim() == "0"
            ? double.Parse(rate, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The client failed: {line}");
    }

    private static double Median(List<ToolRound> rounds, Func<ToolRound, double> figure)
    {
        var sorted = rounds.Select(figure).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
