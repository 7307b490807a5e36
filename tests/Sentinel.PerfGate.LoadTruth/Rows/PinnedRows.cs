using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Servers;
using Sentinel.PerfGate.LoadTruth.Table;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>A generator that cannot keep its schedule must say so, every time.</summary>
internal static class PinnedRows
{
    public const string Verb = "pinned-run";

    private const double FarAboveEverything = 1e7;
    private const double TimesTooMuch = 10;
    private const int Connections = 64;

    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(0.2);

    /// <summary>Runs this program on one core so many times against a function, and a quarter as often against a server on another core.</summary>
    public static async Task<int> RunAsync(MarkdownTable output, int runs)
    {
        output.Header("run", "target", "it can do, a second", "rate asked", "made in time", "verdict", "");
        for (var run = 1; run <= runs; run++)
            await RunOneAsync(output, run, "function");
        using var server = await StartedServer.StartAsync("taskset", "-c", "1");
        for (var run = 1; run <= (runs + 3) / 4; run++)
            await RunOneAsync(output, run, $"{server.Address}");
        return output.ExitCode;
    }

    /// <summary>One run in this process: what it can do, then ten times as much. Exit code 0 when that was invalid.</summary>
    public static async Task<int> RunHereAsync(string target)
    {
        var result = target == "function" ? await AgainstFunctionAsync() : await AgainstServerAsync(new Uri(target));
        var stage = result.Stages[0];
        Console.WriteLine($"{stage.Planned / TimesTooMuch / stage.Seconds:#,0}|{stage.Planned / stage.Seconds:#,0}/s|{stage.Achieved:0.0 %}|{result.Invalid?.Code} {result.Invalid?.Reason}");
        return result.Invalid is null ? 1 : 0;
    }

    private static async Task RunOneAsync(MarkdownTable output, int run, string target)
    {
        using var process = ThisProgram.Start(["taskset", "-c", "0"], Verb, target);
        var cells = (await process.StandardOutput.ReadToEndAsync()).Trim().Split('|');
        await process.WaitForExitAsync();
        output.Judged(process.ExitCode == 0, [$"{run}", target == "function" ? target : "HTTP", .. cells]);
    }

    private static async Task<LoadRunResult> AgainstFunctionAsync()
    {
        var target = new FunctionTarget(_ => ValueTask.CompletedTask);
        var options = new LoadOptions { WarmUp = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(1), MaxInFlight = 100_000 };
        var capacity = 0.0;
        for (var probe = 0; probe < 2; probe++)
        {
            var stage = (await LoadRun.ExecuteAsync(LoadPlan.Constant(FarAboveEverything, s_probe), target, options)).Stages[0];
            capacity = stage.Achieved!.Value * stage.Planned / s_probe.TotalSeconds;
        }

        return await LoadRun.ExecuteAsync(LoadPlan.Constant(capacity * TimesTooMuch, s_probe), target, options);
    }

    private static async Task<LoadRunResult> AgainstServerAsync(Uri server)
    {
        using var target = new HttpTarget(new HttpRequestTemplate(server));
        var closed = (await LoadRun.ExecuteAsync(LoadPlan.Closed(Connections, TimeSpan.FromSeconds(1)), target)).Stages[^1];
        var options = new LoadOptions { WarmUp = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(2), Connections = Connections };
        return await LoadRun.ExecuteAsync(LoadPlan.Constant(closed.Succeeded / closed.Seconds * TimesTooMuch, TimeSpan.FromSeconds(1)), target, options);
    }
}
