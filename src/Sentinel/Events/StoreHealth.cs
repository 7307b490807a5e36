namespace Sentinel.Events;

/// <summary>Whether the store takes appends.</summary>
/// <param name="Ready">Whether the last commit succeeded.</param>
/// <param name="Reason">What failed; null when ready.</param>
public sealed record StoreHealth(bool Ready, string? Reason);
