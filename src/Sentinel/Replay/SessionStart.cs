namespace Sentinel.Replay;

/// <summary>The content of <see cref="ReplayEvents.Started"/>.</summary>
internal sealed record SessionStart(string Name);
