namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>Release builds of a base commit.</summary>
/// <param name="Assemblies">Assemblies by the path of their project in the repository; a project the commit lacks is missing here.</param>
/// <param name="Cached">True when nothing had to be compiled.</param>
internal sealed record BuiltBase(IReadOnlyDictionary<string, string> Assemblies, bool Cached);
