namespace Sentinel.Replay;

/// <summary>A stretch of time in which every request was recorded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it was called.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it runs, and when its process ended without a word.</param>
public sealed record ReplaySession(Guid Id, string Name, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);
