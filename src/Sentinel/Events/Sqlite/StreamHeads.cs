using System.Diagnostics.CodeAnalysis;

namespace Sentinel.Events.Sqlite;

/// <summary>The ends of the streams last written to, which the one writer need not read again. Its thread only.</summary>
internal sealed class StreamHeads
{
    // Some hundred bytes each; those who write again and again are far fewer.
    private const int Most = 4_096;

    private readonly Dictionary<string, StreamHead> _heads = new(StringComparer.Ordinal);

    public bool TryGet(string stream, [MaybeNullWhen(false)] out StreamHead head) => _heads.TryGetValue(stream, out head);

    public void Keep(string stream, StreamHead head)
    {
        if (_heads.Count >= Most)
        {
            _heads.Clear();
        }

        _heads[stream] = head;
    }

    /// <summary>What was written may have been undone, or somebody else has written.</summary>
    public void Forget() => _heads.Clear();
}
