using Npgsql;
using Sentinel.Events.Verification;

namespace Sentinel.Events.Postgres.Verification;

/// <summary>The rows come one by one from the server, which sorts nothing: an index holds them in this order.</summary>
internal sealed class PostgresEventRows : IEventRows
{
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlDataReader _rows;

    public PostgresEventRows(NpgsqlConnection connection, long fromStreamId, long toStreamId)
    {
        _command = new NpgsqlCommand(
            """
            SELECT stream_id, sequence, position, uuid_send(event_id), convert_to(type, 'UTF8'), time, data, hash
            FROM sentinel.events WHERE stream_id BETWEEN $1 AND $2 ORDER BY stream_id, sequence
            """,
            connection).With(fromStreamId, toStreamId);
        _rows = _command.ExecuteReader();
        Next();
    }

    public bool HasEvent { get; private set; }

    public long StreamId => _rows.GetInt64(0);

    public long Sequence => _rows.GetInt64(1);

    public long Position => _rows.GetInt64(2);

    public ReadOnlySpan<byte> Id => _rows.GetFieldValue<byte[]>(3);

    public ReadOnlySpan<byte> Type => _rows.GetFieldValue<byte[]>(4);

    public long Time => _rows.GetInt64(5);

    public ReadOnlySpan<byte> Data => _rows.GetFieldValue<byte[]>(6);

    public ReadOnlySpan<byte> Hash => _rows.GetFieldValue<byte[]>(7);

    public void Next() => HasEvent = _rows.Read();

    public void Dispose()
    {
        _rows.Dispose();
        _command.Dispose();
    }
}
