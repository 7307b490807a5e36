using System.Globalization;
using Sentinel;
using Sentinel.Durability.Kills;
using Sentinel.Durability.PowerCuts;
using Sentinel.Serving;

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancelled.Cancel();
};
var folder = Directory.CreateTempSubdirectory("sentinel-durability-").FullName;
try
{
    switch (args)
    {
        case ["kills", .. var rest]:
            return await KillsAsync(Number(rest, 0, 500), Number(rest, 1, 0), Number(rest, 2, 1));
        case ["powercuts", .. var rest]:
            return await PowerCutsAsync(Number(rest, 0, 1_000), Number(rest, 1, 400), Number(rest, 2, 1));
        default:
            Console.Error.WriteLine("""
                kills [COUNT] [EVENTS] [SEED]
                    kill -9 of the serving process under load, 500 times unless said otherwise, on a store with so many events already
                powercuts [COUNT] [INTENTS] [SEED]
                    the power cut at 1,000 moments of a traced run of 400 intents, and before each of its answers; needs strace
                """);
            return 2;
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task<int> KillsAsync(int count, int events, int seed)
{
    await using (var sentinel = SentinelServices.CreateInProcess(folder))
    {
        await StoredHistory.FillAsync(sentinel.Store, events, cancelled.Token);
    }

    var figures = await new KillRun(folder, seed, Progress).RunAsync(count, cancelled.Token);
    var restarts = figures.Restarts.Select(restart => restart.TotalSeconds).Order().ToList();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{figures.Kills} kills, {figures.Acknowledged} intents acknowledged, {figures.Unanswered} under way at a kill, restarts {restarts[restarts.Count / 2]:0.00} s (median), {restarts[^1]:0.00} s (longest)"));
    return Told(figures.Faults);
}

async Task<int> PowerCutsAsync(int count, int intents, int seed)
{
    var figures = await new PowerCutRun(folder, seed, Progress).RunAsync(intents, count, cancelled.Token);
    Console.WriteLine($"{figures.Cuts} power cuts, {figures.BeforeAnswers} more just before each answer, {figures.Syncs} syncs");
    return Told(figures.Faults);
}

static int Told(IReadOnlyList<string> faults)
{
    foreach (var fault in faults)
    {
        Console.WriteLine(fault);
    }

    Console.WriteLine($"{faults.Count} broken promises");
    return faults.Count == 0 ? 0 : 1;
}

static void Progress(string text) => Console.Error.WriteLine(text);

static int Number(string[] arguments, int at, int otherwise) =>
    arguments.Length > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;
