namespace Sentinel.Signing.Algorithms;

/// <summary>The public half of a key. Thread-safe.</summary>
internal interface IPublicKey
{
    /// <summary>The algorithm's raw form.</summary>
    ReadOnlyMemory<byte> Raw { get; }

    /// <summary>Whether the signature, of the right length, is this key's, in its one spelling.</summary>
    bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
