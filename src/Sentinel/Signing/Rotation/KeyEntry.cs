namespace Sentinel.Signing.Rotation;

/// <summary>One key of <c>keys.json</c>.</summary>
/// <param name="Pointer">Where in the file it stands.</param>
/// <param name="File">The name of its PEM file.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="KeyId">Its name; null: its thumbprint.</param>
/// <param name="RetiredAt">When it stopped signing; null: it has not, or the file does not say when.</param>
internal sealed record KeyEntry(string Pointer, string File, KeyStatus Status, string? KeyId, DateTimeOffset? RetiredAt);
