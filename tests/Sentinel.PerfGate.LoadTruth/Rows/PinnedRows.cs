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

    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(0.2);

    /// <summary>Runs this program on one core so many times.</summary>
    public static async Task<int> RunAsync(MarkdownTable output, int runs)
    {
        output.Header("run", "starts it can make, a second", "rate asked", "made of planned", "verdict", "");
        for (var run = 1; run <= runs; run++)
        {
            using var process = ThisProgram.Start(["taskset", "-c", "0"], Verb, $"{run}");
            var cells = (await process.StandardOutput.ReadToEndAsync()).Trim().Split('|');
            await process.WaitForExitAsync();
            output.Judged(process.ExitCode == 0, [$"{run}", .. cells]);
        }

        return output.ExitCode;
    }

    /// <summary>One run in this process: what it can do, then ten times as much. Exit code 0 when that was invalid.</summary>
    public static async Task<int> RunOneAsync(int seed)
    {
        var target = new FunctionTarget(_ => ValueTask.CompletedTask);
        var options = new LoadOptions { WarmUp = TimeSpan.Zero, Seed = seed, Timeout = TimeSpan.FromSeconds(1), MaxInFlight = 100_000 };
        var capacity = 0.0;
        for (var probe = 0; probe < 2; probe++)
        {
            var stage = (await LoadRun.ExecuteAsync(LoadPlan.Constant(FarAboveEverything, s_probe), target, options)).Stages[0];
            capacity = stage.Achieved!.Value * stage.Planned / s_probe.TotalSeconds;
        }

        var result = await LoadRun.ExecuteAsync(LoadPlan.Constant(capacity * TimesTooMuch, TimeSpan.FromSeconds(0.5)), target, options);
        var asked = result.Stages[0];
        Console.WriteLine($"{capacity:#,0}|{capacity * TimesTooMuch:#,0}/s|{asked.Achieved:0.0 %}|{result.Invalid?.Code} {result.Invalid?.Reason}");
        return result.Invalid is null ? 1 : 0;
    }
}
