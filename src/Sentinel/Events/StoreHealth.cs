namespace Sentinel.Events;

/// <summary>Whether the store takes appends and can be read.</summary>
/// <param name="Ready">Whether the last commit succeeded, and in an embedded store the last read.</param>
/// <param name="Reason">What failed; null when ready.</param>
public sealed record StoreHealth(bool Ready, string? Reason);
