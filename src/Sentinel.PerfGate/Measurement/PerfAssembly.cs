namespace Sentinel.PerfGate.Measurement;

/// <summary>A built perf project: an assembly whose own dependency graph its worker runs in.</summary>
/// <param name="Path">Full path of the assembly, in its output folder.</param>
/// <param name="Side">The side it was built for.</param>
public sealed record PerfAssembly(string Path, Side Side)
{
    /// <summary>True when the path is that of a load scenario, which its worker runs without any assembly of the user's. Default false.</summary>
    public bool IsScenario { get; init; }

    /// <summary>Seed of where the data of its worker lies in memory; the sides of a pair have the same. Null: wherever it comes to lie.</summary>
    public int? Placement { get; init; }
}
