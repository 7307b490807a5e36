using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>Refuses to measure code that the JIT may not optimise, or under a debugger.</summary>
internal static class OptimizedCode
{
    /// <summary>Where shared frameworks lie: two levels above the runtime's own folder.</summary>
    private static readonly string Frameworks = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", ".."));

    /// <exception cref="MeasurementException">PERF307, with the names of the assemblies.</exception>
    public static void Require()
    {
        if (Debugger.IsAttached)
            throw Refusal("A debugger is attached: times would not be those of production.");
        var unoptimized = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && !assembly.Location.StartsWith(Frameworks, StringComparison.Ordinal))
            .Where(assembly => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            .Select(assembly => assembly.GetName().Name)
            .ToList();
        if (unoptimized.Count > 0)
            throw Refusal($"{string.Join(", ", unoptimized)}: built without optimisation. Build with -c Release.");
    }

    private static MeasurementException Refusal(string reason) => new(new MeasurementFailure(DiagnosticCode.NotOptimised, reason));
}
