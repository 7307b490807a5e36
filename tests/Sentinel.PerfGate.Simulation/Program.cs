using Sentinel.PerfGate.Simulation.Arguments;
using Sentinel.PerfGate.Simulation.Comparing;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Pairs;
using Sentinel.PerfGate.Simulation.Rivals;
using Sentinel.PerfGate.Simulation.Table;

if (args is [ComparingProcess.Verb, var before, var after]) return ComparingProcess.Run(before, after);

var line = new Invocation(args, ["--seed", "--builds", "--data", "--assembly", "--base", "--pairs", "--minutes", "--filter", "--busy", "--only", "--runs"]);
var seed = line.Number("--seed", 1);
switch (line.Verb)
{
    case "table":
        return Table(new Scale(line.Number("--builds", 10_000), seed, Data()) { Only = line.Text("--only") });
    case "short":
        return Table(new Scale(line.Number("--builds", 100), seed, Data()) { Short = true, Only = line.Text("--only") });
    case "collect" when line.Text("--assembly") is { } assembly && line.Text("--data") is { } file:
        var length = TimeSpan.FromMinutes(line.Number("--minutes", 60));
        var options = new CollectOptions(assembly, line.Text("--base") ?? assembly, file, line.Number("--pairs", 200), length, line.Text("--filter") ?? "**", line.Has("--busy"), seed);
        return await new Collection(options).RunAsync(CancellationToken.None);
    case "pairs" when line.Text("--runs") is { } runs && line.Text("--data") is { } kept:
        PairFile.Append(kept, RunPairs.In(runs));
        return 0;
    case "noise" when line.Text("--data") is { } measured:
        NoiseReading.Print(PairFile.Read(measured), Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("""
            table [--seed N] [--builds N] [--data FILE] [--only TEXT]
                what the gate must reach and what it reaches; exit code 1 when a row is broken
            short [--seed N] [--builds N] [--data FILE] [--only TEXT]
                the same, with so few builds that only a gross error shows
            collect --assembly PERF.dll [--base COPY.dll] --data FILE [--pairs N] [--minutes M] [--filter PATTERN] [--busy] [--seed N]
                real pairs of launches of identical code, appended to a data file
            pairs --runs FOLDER --data FILE
                the same from results of runs of unchanged code, as build/measure-unchanged.sh keeps them
            noise --data FILE
                how much pairs of a data file differ by turns, and as whole launches
            """);
        return 2;
}

int Table(Scale scale)
{
    var holds = Printing.Promised(scale, Console.Out);
    Printing.Contests(Contests(scale), scale, Console.Out);
    return holds ? 0 : 1;
}

IReadOnlyList<PairFile> Data() => line.Text("--data") is { } file
    ? [PairFile.Read(file)]
    : [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data"), "*.jsonl").Order(StringComparer.Ordinal).Select(PairFile.Read)];

IEnumerable<Contest> Contests(Scale scale) =>
[
    .. scale.Data.Select(file => (file.Name, file.Pools)).Select(file => new Contest($"real launches: {file.Name}", draws => new MeasuredNoise(draws, file.Pools))),
    new Contest("launch sd 1 %", draws => new LaunchNoise(draws, Levels.LogNormal(0.01))),
    new Contest("episodes of × 1.5", draws => new EpisodeNoise(draws, new LaunchNoise(draws, Levels.LogNormal(0.01)))),
];
