using System.Diagnostics;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;
using Sentinel.PerfGate.LoadTruth.Table;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>
/// One server whose service is a spinning of 1 ms: its times follow by Lindley's recursion from the planned arrivals and
/// from what each service took by the server's own clock, which on a shared machine is now and then longer.
/// </summary>
internal static class QueueRows
{
    private const double Service = 0.001;
    private const double Load = 0.7;
    private const double Tolerance = 0.03;
    private const int Seed = 1;

    public static async Task<int> RunAsync(MarkdownTable output, TimeSpan length)
    {
        var plan = LoadPlan.Constant(Load / Service, length) with { Arrivals = ArrivalKind.Poisson };
        var options = new LoadOptions { WarmUp = TimeSpan.Zero, Connections = 1, Seed = Seed };
        await LoadRun.ExecuteAsync(LoadPlan.Constant(200, TimeSpan.FromSeconds(2)), Server([]), options);
        var services = new List<double>();
        var result = await LoadRun.ExecuteAsync(plan, Server(services), options);
        var stage = result.Stages[^1];
        var ideal = Lindley(plan, _ => Service);
        var known = Lindley(plan, number => services[number]);

        output.Header("quantile of the response", "by services of 1 ms", "by the services as they were", "measured", "off", "");
        foreach (var (name, quantile, measured) in new[] { ("p50", 0.5, stage.Response!.P50), ("p90", 0.9, stage.Response.P90), ("p99", 0.99, stage.Response.P99) })
        {
            var at = (int)Math.Ceiling(quantile * known.Count) - 1;
            var off = measured!.Value / (known[at] * 1e9) - 1;
            output.Judged(
                Math.Abs(off) <= Tolerance && result.Invalid is null,
                name, MarkdownTable.Milliseconds(ideal[at] * 1e9), MarkdownTable.Milliseconds(known[at] * 1e9), MarkdownTable.Milliseconds(measured), $"{off:+0.0 %;-0.0 %}");
        }

        output.Line(
            "service mean, p99", MarkdownTable.Milliseconds(Service * 1e9), MarkdownTable.Milliseconds(services.Average() * 1e9),
            MarkdownTable.Milliseconds(stage.Service!.P99), "", result.Invalid?.Reason ?? "valid");
        var waits = HistogramText.Decode(stage.ConnectionWait!.Histogram!);
        output.Line(
            "start lag p50, wait of those who find the server free (p15)", "0.000 ms", "",
            $"{MarkdownTable.Milliseconds(stage.StartLag!.P50)}, {MarkdownTable.Milliseconds(waits.GetValueAtPercentile(15))}", "", "");
        return output.ExitCode;
    }

    private static FunctionTarget Server(List<double> services) => new(_ =>
    {
        var begin = Stopwatch.GetTimestamp();
        double taken;
        while ((taken = Stopwatch.GetElapsedTime(begin).TotalSeconds) < Service)
        {
            // The service is this spinning: a sleep is not exact enough.
        }

        services.Add(taken);
        return ValueTask.CompletedTask;
    });

    // One connection: the services are in the order of the arrivals.
    private static List<double> Lindley(LoadPlan plan, Func<int, double> service)
    {
        var schedule = new ArrivalSchedule(plan, Seed);
        var responses = new List<double>();
        var free = 0.0;
        while (schedule.TryNext(out var arrival))
        {
            free = Math.Max(free, arrival.Time) + service(responses.Count);
            responses.Add(free - arrival.Time);
        }

        responses.Sort();
        return responses;
    }
}
