using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sentinel.Events.Checkpoints;

/// <summary>Measures a window, event by event in the order of positions. Its memory is that of the streams that changed.</summary>
/// <param name="fromPosition">Where the window begins.</param>
internal sealed class WindowDigest(long fromPosition) : IDisposable
{
    private readonly Dictionary<long, ChangedHead> _heads = [];
    private readonly IncrementalHash _order = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long _from = fromPosition;
    private long _next = fromPosition;
    private long _events;
    private long? _firstMissing;

    /// <summary>Takes the next event.</summary>
    /// <param name="position">Its position, above the one before.</param>
    /// <param name="streamId">Any number that is its stream's alone.</param>
    /// <param name="stream">The stream's name, UTF-8.</param>
    /// <param name="sequence">Its place in the stream.</param>
    /// <param name="hash">The chain's hash there.</param>
    public void Add(long position, long streamId, ReadOnlySpan<byte> stream, long sequence, ReadOnlySpan<byte> hash)
    {
        if (position != _next)
        {
            _firstMissing ??= _next;
        }

        _next = position + 1;
        _events++;
        _order.AppendData(hash);
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, streamId, out var isKnown);
        head = new ChangedHead(isKnown ? head.Name : stream.ToArray(), sequence, hash.ToArray());
    }

    /// <summary>The window; null when there was no event.</summary>
    public CheckpointWindow? Finish()
    {
        if (_events == 0)
        {
            return null;
        }

        var heads = _heads.Values.ToArray();
        Array.Sort(heads, static (left, right) => left.Name.AsSpan().SequenceCompareTo(right.Name));
        return new CheckpointWindow(
            _from, _next - 1, _events, heads, Digest(heads), Convert.ToHexStringLower(_order.GetHashAndReset()), _firstMissing);
    }

    public void Dispose() => _order.Dispose();

    private static string Digest(ChangedHead[] heads)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        foreach (var head in heads)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, head.Name.Length);
            digest.AppendData(number[..4]);
            digest.AppendData(head.Name);
            BinaryPrimitives.WriteInt64BigEndian(number, head.Version);
            digest.AppendData(number);
            digest.AppendData(head.Hash);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
