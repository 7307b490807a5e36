using System.Globalization;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Rows;
using Sentinel.PerfGate.LoadTruth.Servers;
using Sentinel.PerfGate.LoadTruth.Table;

if (args is not [StallingServer.Verb])
    InlineCompletions.Use();
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var output = new MarkdownTable(Console.Out);
var number = args is [_, var second, ..] && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : (int?)null;
switch (args.FirstOrDefault())
{
    case StallingServer.Verb:
        await StallingServer.RunAsync();
        return 0;
    case PinnedRows.Verb when args is [_, var pinned]:
        return await PinnedRows.RunHereAsync(pinned);
    case HttpRows.Verb when args is [_, var address, var seconds]:
        return await HttpRows.RunHereAsync(address, seconds);
    case "http":
        return await HttpRows.RunAsync(output, number ?? 5);
    case "stall":
        return await StallRows.RunAsync(output, TimeSpan.FromSeconds(number ?? 30));
    case "queue":
        return await QueueRows.RunAsync(output, TimeSpan.FromSeconds(number ?? 60));
    case "fidelity":
        return await FidelityRows.RunAsync(output, TimeSpan.FromSeconds(number ?? 20));
    case "memory":
        return await MemoryRows.RunAsync(output, TimeSpan.FromSeconds(number ?? 600));
    case "pinned":
        return await PinnedRows.RunAsync(output, number ?? 20);
    case "window":
        return await WindowRows.RunAsync(output, TimeSpan.FromSeconds(number ?? 60));
    case "noop":
        return await NoOpRows.RunAsync(output, TimeSpan.FromSeconds(number ?? 5));
    default:
        Console.Error.WriteLine("""
            Each prints a table of what the load engine must show and what it shows; exit code 1 when a row is not reached.

            stall [SECONDS]     a server that stalls 1 s once in 30 s, at 1,000/s: every connection, 8, and what wrk and hey report
            queue [SECONDS]     one server of 1 ms at 70 % of its capacity, Poisson arrivals, against Lindley's recursion
            fidelity [SECONDS]  start lag, and starts made of starts planned, at 1,000 and 10,000/s in process
            memory [SECONDS]    resident set after the first minute and at the end, 10,000/s, 50 tag sets; 600 s unless said otherwise
            pinned [RUNS]       held on one core, at ten times what it can do, a function and a server: every run must be invalid
            window [SECONDS]    so many good seconds and then errors only: when the run stops
            http [ROUNDS]       requests a second over 32 connections as fast as it goes, beside wrk, hey and autocannon
            noop [SECONDS]      calls a second of a function that does nothing, closed model
            """);
        return 2;
}
