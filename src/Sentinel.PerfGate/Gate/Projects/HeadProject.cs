namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>A perf project of head, built and asked for its targets.</summary>
/// <param name="ProjectFile">Its project file; null when only an assembly was named.</param>
/// <param name="Declared">Its assembly.</param>
internal sealed record HeadProject(string? ProjectFile, DeclaredAssembly Declared);
