using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Servers;
using Sentinel.PerfGate.LoadTruth.Table;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>One stall of 1 s in D at a constant rate: p99 of the response is 1 s less a hundredth of D.</summary>
internal static class StallRows
{
    private const double Rate = 1_000;
    private const double Tolerance = 0.05;

    public static async Task<int> RunAsync(MarkdownTable output, TimeSpan length)
    {
        var known = 1e9 - 0.01 * length.TotalSeconds * 1e9;
        using var server = await StartedServer.StartAsync();
        output.Header("who", "p99 of the response", "p99 of the service", "p99 of the connection wait", "start lag p99", "run", "");
        foreach (var connections in new int?[] { null, 8 })
        {
            var result = await MeasureAsync(server, length, connections);
            var stage = result.Stages[^1];
            var truthful = Math.Abs(stage.Response!.P99!.Value - known) <= Tolerance * known;
            var isLow = connections is null || stage.Service!.P99 < 0.1 * known;
            output.Judged(
                truthful && isLow && result.Invalid is null,
                connections is null ? "perfgate" : $"perfgate, {connections} connections",
                MarkdownTable.Milliseconds(stage.Response.P99), MarkdownTable.Milliseconds(stage.Service!.P99),
                MarkdownTable.Milliseconds(stage.ConnectionWait!.P99), MarkdownTable.Milliseconds(stage.StartLag!.P99),
                result.Invalid?.Reason ?? "valid");
        }

        await server.OrderStallAsync(length.TotalSeconds / 3);
        output.Line("hey, 8 workers of 125/s", "", $"{await RivalTool.HeyAsync(server.Address, length):0.000} ms", "", "", "", "");
        await server.OrderStallAsync(length.TotalSeconds / 3);
        output.Line("wrk, 8 connections", "", $"{await RivalTool.WrkAsync(server.Address, length):0.000} ms", "", "", "", "");
        output.Line("known", MarkdownTable.Milliseconds(known), "", "", "", "", "");
        return output.ExitCode;
    }

    private static async Task<LoadRunResult> MeasureAsync(StartedServer server, TimeSpan length, int? connections)
    {
        using var target = new HttpTarget(new HttpRequestTemplate(server.Address));
        var options = new LoadOptions { Connections = connections, TargetProcess = server.Id };
        await server.OrderStallAsync(options.WarmUp.TotalSeconds + length.TotalSeconds / 3);
        return await LoadRun.ExecuteAsync(LoadPlan.Constant(Rate, length), target, options);
    }
}
