using Microsoft.Data.Sqlite;
using Sentinel.Events.Verification;

namespace Sentinel.Events.Sqlite.Verification;

internal sealed class SqliteEventRows : IEventRows
{
    private readonly Statement _rows;

    public SqliteEventRows(SqliteConnection connection, long fromStreamId, long toStreamId)
    {
        _rows = new Statement(connection, """
            SELECT stream_id, sequence, position, event_id, type, time, data, hash
            FROM events WHERE stream_id BETWEEN ?1 AND ?2 ORDER BY stream_id, sequence
            """);
        _rows.Bind(1, fromStreamId).Bind(2, toStreamId);
        Next();
    }

    public bool HasEvent { get; private set; }

    public long StreamId => _rows.Int64(0);

    public long Sequence => _rows.Int64(1);

    public long Position => _rows.Int64(2);

    public ReadOnlySpan<byte> Id => _rows.Blob(3);

    public ReadOnlySpan<byte> Type => _rows.Blob(4);

    public long Time => _rows.Int64(5);

    public ReadOnlySpan<byte> Data => _rows.Blob(6);

    public ReadOnlySpan<byte> Hash => _rows.Blob(7);

    public void Next() => HasEvent = _rows.Step();

    public void Dispose() => _rows.Dispose();
}
