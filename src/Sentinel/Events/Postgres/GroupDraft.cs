namespace Sentinel.Events.Postgres;

/// <summary>
/// What a group of appends comes to, worked out in memory from the streams' locked heads and the events that hold one of its ids. A
/// refused append takes back what it drafted and leaves its neighbours alone, with no savepoint and no trip to the server.
/// </summary>
/// <param name="locked">The heads of those streams that have a row.</param>
/// <param name="known">The events by id; the group's own are added.</param>
/// <param name="now">In microseconds since 1970.</param>
internal sealed class GroupDraft(IReadOnlyDictionary<string, StreamHead> locked, Dictionary<Guid, KnownEvent> known, long now)
{
    private readonly Dictionary<string, StreamHead> _heads = new(StringComparer.Ordinal);
    private readonly List<EventRow> _rows = [];

    /// <summary>The events to insert, in order.</summary>
    public IReadOnlyList<EventRow> Rows => _rows;

    /// <summary>The streams that end elsewhere afterwards.</summary>
    public IEnumerable<KeyValuePair<string, StreamHead>> ChangedHeads =>
        _heads.Where(head => head.Value.Version != locked.GetValueOrDefault(head.Key).Version);

    /// <summary>Drafts appends that belong together.</summary>
    /// <exception cref="EventStoreException">It cannot be made; nothing of it is drafted.</exception>
    public IReadOnlyList<Receipt> Append(IReadOnlyList<StreamAppend> appends)
    {
        var before = _rows.Count;
        try
        {
            return [.. appends.Select(Append)];
        }
        catch (EventStoreException)
        {
            TakeBackTo(before);
            throw;
        }
    }

    private Receipt Append(StreamAppend append)
    {
        if (FindEarlierAppend(append) is { } earlier)
        {
            return earlier;
        }

        var head = HeadOf(append.Stream);
        if (append.ExpectedVersion is { } expected && expected != head.Version)
        {
            throw new WrongExpectedVersionException(append.Stream, expected, head.Version);
        }

        foreach (var next in append.Events)
        {
            head = Add(append.Stream, head, next);
        }

        return new Receipt(append.Stream, head.Version, Convert.ToHexStringLower(head.Hash));
    }

    /// <summary>The receipt of the same append made before; null when none of its events is known.</summary>
    private Receipt? FindEarlierAppend(StreamAppend append)
    {
        KnownEvent? last = null;
        for (var i = 0; i < append.Events.Count; i++)
        {
            var wanted = append.Events[i];
            var found = known.GetValueOrDefault(wanted.Id);
            if ((found is not null && !found.Is(append.Stream, wanted, last)) || (i > 0 && (found is null) != (last is null)))
            {
                throw new EventIdReusedException(wanted.Id);
            }

            last = found;
        }

        return last is null ? null : new Receipt(append.Stream, last.Sequence, Convert.ToHexStringLower(last.Hash));
    }

    private StreamHead HeadOf(string stream) =>
        _heads.TryGetValue(stream, out var head) || locked.TryGetValue(stream, out head) ? head : StreamHead.None;

    private StreamHead Add(string stream, StreamHead head, NewEvent next)
    {
        var hash = new byte[EventChain.HashSize];
        var time = Math.Max(now, head.Time);
        EventChain.Hash(head.Hash, stream, head.Version + 1, next, time, hash);
        var after = head with { Version = head.Version + 1, Hash = hash, Time = time };
        if (!known.TryAdd(next.Id, new KnownEvent(stream, after.Version, next.Type, next.Data, hash)))
        {
            throw new EventIdReusedException(next.Id);
        }

        _rows.Add(new EventRow(stream, next, head, after));
        _heads[stream] = after;
        return after;
    }

    private void TakeBackTo(int count)
    {
        for (var i = _rows.Count - 1; i >= count; i--)
        {
            known.Remove(_rows[i].Event.Id);
            _heads[_rows[i].Stream] = _rows[i].Before;
        }

        _rows.RemoveRange(count, _rows.Count - count);
    }
}
