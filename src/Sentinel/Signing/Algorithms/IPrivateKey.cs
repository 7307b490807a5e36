namespace Sentinel.Signing.Algorithms;

/// <summary>The private half of a key. Thread-safe, but for its disposal.</summary>
internal interface IPrivateKey : IDisposable
{
    /// <summary>Its public half, in the algorithm's raw form.</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The <see cref="KeyAlgorithm.SignatureSize"/> bytes of the signature.</summary>
    byte[] Sign(ReadOnlySpan<byte> data);
}
