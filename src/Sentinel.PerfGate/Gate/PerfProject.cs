namespace Sentinel.PerfGate.Gate;

/// <summary>
/// A perf project as the user names it. With a project file alone it is built in Release first; with an assembly alone
/// that file is measured as it is, and no base can be built for it; with both, the assembly is already built from that project.
/// </summary>
/// <param name="ProjectFile">The project file, or a folder that holds exactly one.</param>
/// <param name="AssemblyPath">The built assembly, in its output folder.</param>
public sealed record PerfProject(string? ProjectFile, string? AssemblyPath);
