using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Finds BenchmarkDotNet's benchmarks in an assembly: each method with each set of parameters is one target.</summary>
public sealed class BenchmarkTargetSource : ITargetSource
{
    /// <inheritdoc/>
    public IReadOnlyList<IMeasurableTarget> Find(Assembly assembly, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var (_, types) = BenchmarkDotNet.Running.TypeFilter.GetTypesWithRunnableBenchmarks([], [assembly], NullLogger.Instance);
        var cases = types.SelectMany(type => CasesOf(type, diagnostics)).ToList();
        var shared = types
            .GroupBy(type => BenchmarkName.TypeName(type, withNamespace: false))
            .Where(sameName => sameName.Count() > 1)
            .SelectMany(sameName => sameName)
            .ToHashSet();
        return [.. cases.Select(benchmark => new BenchmarkTarget(BenchmarkName.Of(benchmark, shared.Contains(benchmark.Descriptor.Type)), benchmark))];
    }

    private static List<BenchmarkCase> CasesOf(Type type, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            var found = BenchmarkConverter.TypeToBenchmarks(type, ManualConfig.CreateEmpty());
            NoteJobs(type, found, diagnostics);
            return [.. found.BenchmarksCases.DistinctBy(one => (one.Descriptor.WorkloadMethod, one.Parameters.PrintInfo))];
        }
        catch (Exception declaration)
        {
            // Parameter sources are the user's code: whatever they throw concerns this type alone.
            diagnostics.Add(new(DiagnosticCode.TargetThrew, DiagnosticSeverity.Error, null, $"The benchmarks of {type} cannot be read: {Thrown.Describe(declaration)}"));
            return [];
        }
    }

    private static void NoteJobs(Type type, BenchmarkRunInfo found, ICollection<Diagnostic> diagnostics)
    {
        var own = found.BenchmarksCases
            .SelectMany(benchmark => benchmark.Config.GetJobs())
            .Select(job => job.ResolvedId)
            .Where(job => job != "DefaultJob")
            .Distinct()
            .ToList();
        if (own.Count == 0)
            return;
        diagnostics.Add(new(
            DiagnosticCode.JobNotHonoured,
            DiagnosticSeverity.Info,
            null,
            $"{type} asks for its own job ({string.Join(", ", own)}): it is measured once, in the worker's process, with the gate's own plan."));
    }
}
