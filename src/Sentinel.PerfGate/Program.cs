using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Scenarios;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Worker;

// Before anything else is allocated.
var gap = MemoryPlacement.Gap(Environment.GetEnvironmentVariable(MemoryPlacement.Variable));
ITargetSource[] sources;
string assembly;
switch (args)
{
    case ["worker", "--assembly", var built]:
        (assembly, sources) = (Path.GetFullPath(built), [new BenchmarkTargetSource(), new LoadTargetSource()]);
        break;
    case ["worker", "--scenario", var file]:
        InlineCompletions.Use();
        (assembly, sources) = (typeof(ScenarioTargetSource).Assembly.Location, [new ScenarioTargetSource(file)]);
        break;
    default:
        Console.Error.WriteLine("This is the worker of perfgate, which starts it: Sentinel.PerfGate.dll worker --assembly X.dll | --scenario X.json");
        return 2;
}

// The real stdout belongs to the protocol; what user code prints goes to the log.
using var replies = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
Console.SetOut(Console.Error);
using var requests = new RequestQueue(new StreamReader(Console.OpenStandardInput()));
Console.SetIn(TextReader.Null);
await new WorkerHost(assembly, sources).RunAsync(requests.Lines, replies);
GC.KeepAlive(gap);
return 0;
