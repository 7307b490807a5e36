using System.Globalization;
using Sentinel.Speed;
using Sentinel.Speed.Http;
using Sentinel.Speed.Measuring;
using Sentinel.Speed.Rows;
using Sentinel.Speed.Spikes;

if (args is [BareServer.Verb])
{
    await BareServer.RunAsync();
    return 0;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case [] or ["table"]:
        return await TableAsync(new Effort(Rounds: 7, TimeSpan.FromSeconds(3)), only: null);
    case ["table", var only]:
        return await TableAsync(new Effort(Rounds: 7, TimeSpan.FromSeconds(3)), only);
    case ["growth", .. var sizes]:
        await new Growth(Console.Out, new Effort(Rounds: 5, TimeSpan.FromSeconds(4)))
            .RunAsync(sizes is [] ? [10_000, 100_000, 1_000_000, 10_000_000] : [.. sizes.Select(size => long.Parse(size, CultureInfo.InvariantCulture))]);
        return 0;
    case ["cost", "pipeline" or "http"]:
        await new ProcessorCost(Console.Out, new Effort(Rounds: 5, TimeSpan.FromSeconds(4)) { WarmUp = SpeedRow.LongWarmUp }).RunAsync(args[1] == "http");
        return 0;
    case ["spike"]:
        await new Spike(Console.Out, rounds: 3).RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("""
            table [TEXT]
                each figure beside its rival, medians of 7 interleaved rounds; exit code 1 when one is not reached; needs wrk
                TEXT: only rows that have it in their first column
            growth [EVENTS ...]
                the pipeline with more and more events in its store; 10 thousand to 10 million unless said otherwise
            cost pipeline | cost http
                processor time and memory an intent takes, in five rounds; over HTTP it needs wrk
            spike
                ten times of what a small service takes, three times: what is refused and how fast, and how soon all is as before; needs strace
            """);
        return 2;
}

static async Task<int> TableAsync(Effort effort, string? only)
{
    Console.WriteLine($"One flush of 4 KiB to this disk: {FlushCost.Measure().TotalMicroseconds:N0} µs.");
    Console.WriteLine();
    Console.WriteLine("| what | reach | ours, a second | rival, a second | ratio | |");
    Console.WriteLine("|---|---|---|---|---|---|");
    var isReached = true;
    foreach (var open in (Func<Task<IRows>>[])
        [
            () => Task.FromResult<IRows>(new ValidationRows()),
            () => Task.FromResult<IRows>(new SigningRows()),
            () => Task.FromResult<IRows>(new AppendRows()),
            () => Task.FromResult<IRows>(new PipelineRows()),
            async () => await HttpRows.StartAsync(),
        ])
    {
        await using var group = await open();
        foreach (var row in group.Rows().Where(row => only is null || row.What.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var figures = await Duel.RunAsync(row.Ours, row.Rival, effort with { WarmUp = row.WarmUp ?? effort.Length });
            var reached = row.IsReached(figures);
            isReached &= reached;
            Console.WriteLine(
                $"| {row.What} | {row.Reach} | {figures.Ours:N0} | {row.Rival.Name}: {figures.Rival:N0} | {figures.Ratio:0.00} | {(reached ? "ok" : "not reached")} |");
        }
    }

    return isReached ? 0 : 1;
}
