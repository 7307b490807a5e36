using System.Globalization;
using Sentinel.PerfGate.Measurement.Worker;

namespace Sentinel.PerfGate.Measurement;

/// <summary>
/// The environment of a worker: without what would make it run other code than production (JIT and GC switches,
/// profilers, startup hooks, the build's own variables), and with tiering that does not wait.
/// </summary>
internal static class WorkerEnvironment
{
    public static void Apply(IDictionary<string, string?> environment, int? placement)
    {
        foreach (var name in environment.Keys.Where(InheritedVariables.IsScrubbed).ToList())
            environment.Remove(name);
        // Reaches the same final code in less than half the time; switching tiering or PGO off would measure other code.
        environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        environment.Remove(MemoryPlacement.Variable);
        if (placement is { } seed)
            environment[MemoryPlacement.Variable] = seed.ToString(CultureInfo.InvariantCulture);
    }
}
