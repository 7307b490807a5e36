namespace Sentinel.Events.Postgres;

/// <summary>An event that holds an id already, in the store or in the group being made.</summary>
internal sealed record KnownEvent(string Stream, long Sequence, string Type, ReadOnlyMemory<byte> Data, byte[] Hash)
{
    /// <summary>Whether it is what is to be appended, right behind the event before.</summary>
    public bool Is(string stream, NewEvent wanted, KnownEvent? before) =>
        Stream == stream
        && Type == wanted.Type
        && Data.Span.SequenceEqual(wanted.Data.Span)
        && (before is null || before.Sequence == Sequence - 1);
}
