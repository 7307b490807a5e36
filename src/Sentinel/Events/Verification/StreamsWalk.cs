namespace Sentinel.Events.Verification;

/// <summary>Walks the chains of all streams, some streams at a time, each time as of one moment: a service may append meanwhile.</summary>
internal sealed class StreamsWalk(ILogReader log, FaultList faults, Action<string> progress)
{
    private const int StreamsAtOnce = 256;
    private const int ProgressEvery = 500_000;

    public long Events { get; private set; }

    public long Streams { get; private set; }

    /// <summary>Walks until that stream, at least.</summary>
    public void Run(long lastStreamId)
    {
        for (long? from = long.MinValue; from is not null;)
        {
            using (log.Freeze())
            {
                from = Walk(from.Value, lastStreamId);
            }
        }
    }

    /// <returns>Where to go on; null at the end.</returns>
    private long? Walk(long from, long lastStreamId)
    {
        var streams = log.Streams(from, StreamsAtOnce);
        var to = streams.Count < StreamsAtOnce ? long.MaxValue : streams[^1].Id;
        using var rows = log.Events(from, to);
        foreach (var stream in streams)
        {
            TakeLost(rows, before: stream.Id);
            var check = new ChainCheck(stream, faults);
            for (; rows.HasEvent && rows.StreamId == stream.Id; rows.Next())
            {
                check.Take(rows);
                Count();
            }

            check.Finish();
            Streams++;
        }

        TakeLost(rows, before: long.MaxValue);
        return to >= lastStreamId ? null : to + 1;
    }

    private void TakeLost(IEventRows rows, long before)
    {
        for (; rows.HasEvent && rows.StreamId < before; rows.Next())
        {
            faults.Add(new LogFault($"position {rows.Position} holds event {rows.Sequence} of a stream that is gone"));
            Count();
        }
    }

    private void Count()
    {
        Events++;
        if (Events % ProgressEvery == 0)
        {
            progress($"{Events} events verified");
        }
    }
}
