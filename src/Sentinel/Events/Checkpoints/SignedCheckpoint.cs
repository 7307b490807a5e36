using System.Text.Json;
using Sentinel.Signing;

namespace Sentinel.Events.Checkpoints;

/// <summary>A checkpoint and the bytes it is kept as.</summary>
/// <param name="Document">The checkpoint, signature included.</param>
/// <param name="Utf8">Its canonical form (RFC 8785).</param>
internal sealed record SignedCheckpoint(Checkpoint Document, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>What the first checkpoint names as the one before.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>What the next checkpoint names as the one before.</summary>
    public string Hash => ContentDigest.OfCanonical(Utf8.Span);

    /// <summary>The canonical form of a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="except">A property to leave out.</param>
    public static byte[] Canonical(Checkpoint checkpoint, string? except = null) =>
        Jcs.Canonicalize(JsonSerializer.SerializeToElement(checkpoint, CheckpointJson.Default.Checkpoint), except);

    /// <summary>Reads a checkpoint as it is kept. Whether its signature holds is not asked.</summary>
    /// <exception cref="FormatException">The bytes are not the canonical form of a checkpoint.</exception>
    public static SignedCheckpoint Read(byte[] utf8)
    {
        try
        {
            // Only what is written again as the same bytes has nothing in it that was not looked at.
            if (JsonSerializer.Deserialize(utf8, CheckpointJson.Default.Checkpoint) is { } document && Canonical(document).AsSpan().SequenceEqual(utf8))
            {
                return new SignedCheckpoint(document, utf8);
            }
        }
        catch (JsonException error)
        {
            throw new FormatException("The bytes are no checkpoint.", error);
        }

        throw new FormatException("The bytes are no checkpoint in canonical form.");
    }
}
