using System.Diagnostics;
using System.Reflection;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>Refuses to measure code that the JIT may not optimise, or under a debugger.</summary>
internal static class OptimizedCode
{
    /// <exception cref="MeasurementException">PERF307, with the names of the assemblies.</exception>
    public static void Require()
    {
        if (Debugger.IsAttached)
            throw Refusal("A debugger is attached: times would not be those of production.");
        var unoptimized = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && !SharedFrameworks.Hold(assembly.Location))
            .Where(assembly => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            .Select(assembly => assembly.GetName().Name)
            .ToList();
        if (unoptimized.Count > 0)
            throw Refusal($"{string.Join(", ", unoptimized)}: built without optimisation. Build with -c Release.");
    }

    private static MeasurementException Refusal(string reason) => new(new MeasurementFailure(DiagnosticCode.NotOptimised, reason));
}
