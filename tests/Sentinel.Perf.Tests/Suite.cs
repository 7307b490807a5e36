using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.Perf.Tests;

/// <summary>The suite's benchmarks as the gate finds them.</summary>
internal static class Suite
{
    /// <summary>The ids of the five categories, in ordinal order; the reference benchmark is none of them.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Targets().Select(target => target.Declaration.Id).Where(id => !id.StartsWith("reference/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<IMeasurableTarget> Targets()
    {
        var diagnostics = new List<Diagnostic>();
        var targets = new BenchmarkTargetSource().Find(typeof(Perf.Pipeline.FullPipeline).Assembly, diagnostics);
        Assert.Empty(diagnostics);
        return targets;
    }
}
