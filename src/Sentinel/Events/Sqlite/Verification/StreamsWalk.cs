using Microsoft.Data.Sqlite;

namespace Sentinel.Events.Sqlite.Verification;

/// <summary>Walks the chains of all streams, some streams at a time, each time in a transaction of its own: a service may append meanwhile.</summary>
internal sealed class StreamsWalk(SqliteConnection connection, FaultList faults, Action<string> progress)
{
    private const int StreamsAtOnce = 256;
    private const int ProgressEvery = 500_000;

    public long Events { get; private set; }

    public long Streams { get; private set; }

    /// <summary>Walks until that stream, at least.</summary>
    public void Run(long lastStreamId)
    {
        using var begin = new Statement(connection, "BEGIN");
        using var commit = new Statement(connection, "COMMIT");
        for (long? from = long.MinValue; from is not null;)
        {
            begin.Execute();
            from = Walk(from.Value, lastStreamId);
            commit.Execute();
        }
    }

    /// <returns>Where to go on; null at the end.</returns>
    private long? Walk(long from, long lastStreamId)
    {
        var streams = ReadStreams(from);
        var to = streams.Count < StreamsAtOnce ? long.MaxValue : streams[^1].Id;
        using var rows = new EventRows(connection, from, to);
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

    private List<StreamRow> ReadStreams(long from)
    {
        using var rows = new Statement(connection, "SELECT id, name, version, head FROM streams WHERE id >= ?1 ORDER BY id LIMIT ?2");
        rows.Bind(1, from).Bind(2, StreamsAtOnce);
        var streams = new List<StreamRow>(StreamsAtOnce);
        while (rows.Step())
        {
            streams.Add(new StreamRow(rows.Int64(0), rows.Blob(1).ToArray(), rows.Int64(2), rows.Blob(3).ToArray()));
        }

        return streams;
    }

    private void TakeLost(EventRows rows, long before)
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
