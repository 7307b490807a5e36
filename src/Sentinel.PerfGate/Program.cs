using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement.Worker;

// Before anything else is allocated.
var gap = MemoryPlacement.Gap(Environment.GetEnvironmentVariable(MemoryPlacement.Variable));
if (args is not ["worker", "--assembly", var assembly])
{
    Console.Error.WriteLine("This is the worker of perfgate, which starts it: Sentinel.PerfGate.dll worker --assembly X.dll");
    return 2;
}

// The real stdout belongs to the protocol; what user code prints goes to the log.
using var replies = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
Console.SetOut(Console.Error);
using var requests = new RequestQueue(new StreamReader(Console.OpenStandardInput()));
Console.SetIn(TextReader.Null);
await new WorkerHost(Path.GetFullPath(assembly), [new BenchmarkTargetSource(), new LoadTargetSource()]).RunAsync(requests.Lines, replies);
GC.KeepAlive(gap);
return 0;
