namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>A project that has to do with performance, as its file tells; nothing was built.</summary>
/// <param name="Path">Its project file, in full.</param>
/// <param name="IsPerfProject">Whether it references the gate's package, so that the gate measures it.</param>
internal sealed record FoundProject(string Path, bool IsPerfProject);
