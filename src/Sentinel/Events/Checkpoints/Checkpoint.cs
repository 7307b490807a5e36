namespace Sentinel.Events.Checkpoints;

/// <summary>
/// What the store held at a time, signed: the heads of the streams that changed since the checkpoint before, and a link to that one. So
/// all checkpoints together cover the heads of all streams, and each costs what happened since the last, not what was ever stored.
/// </summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Time">When it was made, RFC 3339.</param>
/// <param name="FromPosition">The first position it covers, one behind the last of the checkpoint before.</param>
/// <param name="ToPosition">The last position it covers.</param>
/// <param name="Streams">How many streams changed.</param>
/// <param name="Events">How many events it covers.</param>
/// <param name="Digest">
/// SHA-256 over the heads of the changed streams as they were at <paramref name="ToPosition"/>, sorted by the bytes of the stream's name
/// in UTF-8: the name behind its length (4 bytes), the version (8 bytes), the chain's hash; integers big-endian. 64 lower-case
/// hexadecimal digits.
/// </param>
/// <param name="Order">SHA-256 over the hashes of the covered events in the order of the store; it holds the order between streams.</param>
/// <param name="Previous">SHA-256 of the checkpoint before, signature included, in its canonical form; 64 zeros at first.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="Signature">Base64, over DSSE's encoding of the canonical form without it; null before it is signed.</param>
public sealed record Checkpoint(
    long Number,
    string Time,
    long FromPosition,
    long ToPosition,
    long Streams,
    long Events,
    string Digest,
    string Order,
    string Previous,
    string KeyId,
    string? Signature = null);
