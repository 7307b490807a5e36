namespace Sentinel.PerfGate.Tool.Setup;

/// <summary>One file of a first setup.</summary>
/// <param name="Path">Where it goes, relative to the repository, with forward slashes.</param>
/// <param name="Content">Its text.</param>
/// <param name="Purpose">What it is for, as a clause.</param>
internal sealed record SetupFile(string Path, string Content, string Purpose);
