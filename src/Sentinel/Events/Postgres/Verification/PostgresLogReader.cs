using System.Data;
using Npgsql;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Verification;

namespace Sentinel.Events.Postgres.Verification;

/// <summary>Reads a database for its verification, on one connection.</summary>
/// <param name="connection">The connection.</param>
/// <param name="horizon">Up to which position the order was settled when the verification began.</param>
internal sealed class PostgresLogReader(NpgsqlConnection connection, long horizon) : ILogReader
{
    private const string DataCorrupted = "XX001";
    private const string IndexCorrupted = "XX002";

    /// <summary>Opened again when the driver gave it up, as it does over damage.</summary>
    private NpgsqlConnection Connection
    {
        get
        {
            if (connection.State != ConnectionState.Open)
            {
                connection.Close();
                connection.Open();
            }

            return connection;
        }
    }

    /// <summary>A transaction that is rolled back leaves the positions that it drew empty.</summary>
    public bool FillsPositions => false;

    public LogBounds ReadBounds() => new(
        (long)Scalar("SELECT coalesce(max(number), 0) FROM sentinel.checkpoints")!,
        (long)Scalar("SELECT greatest((SELECT max(id) FROM sentinel.streams), (SELECT max(stream_id) FROM sentinel.events), 0)")!);

    public IDisposable Freeze()
    {
        var transaction = Connection.BeginTransaction(IsolationLevel.RepeatableRead);
        try
        {
            // Rows come from the index that has them in order; sorted, a whole log would lie in the server's temporary files.
            Execute("SET TRANSACTION READ ONLY");
            Execute("SET LOCAL enable_sort = off");
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    public List<StreamRow> Streams(long fromId, int limit)
    {
        using var command = Command(
            "SELECT id, convert_to(name, 'UTF8'), version, head, time FROM sentinel.streams WHERE id >= $1 ORDER BY id LIMIT $2", fromId, limit);
        using var rows = command.ExecuteReader();
        var streams = new List<StreamRow>(limit);
        while (rows.Read())
        {
            streams.Add(new StreamRow(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1), rows.GetInt64(2), rows.GetFieldValue<byte[]>(3), rows.GetInt64(4)));
        }

        return streams;
    }

    public IEventRows Events(long fromStreamId, long toStreamId) => new PostgresEventRows(Connection, fromStreamId, toStreamId);

    public List<CheckpointRow> Checkpoints(long afterNumber, int limit)
    {
        using var command = Command(PostgresCheckpointLog.ReadSql, afterNumber, limit);
        using var rows = command.ExecuteReader();
        var page = new List<CheckpointRow>();
        while (rows.Read())
        {
            page.Add(new CheckpointRow(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
        }

        return page;
    }

    public byte[]? Checkpoint(long number) => Scalar("SELECT document FROM sentinel.checkpoints WHERE number = $1", number) as byte[];

    public CheckpointWindow? Measure(long fromPosition, long toPosition)
    {
        using var command = Command(PostgresCheckpointLog.MeasureSql, fromPosition, toPosition, int.MaxValue);
        using var rows = command.ExecuteReader();
        using var window = new WindowDigest(fromPosition);
        while (rows.Read())
        {
            PostgresCheckpointLog.Add(window, rows);
        }

        return window.Finish();
    }

    public long CountBehind(long position) =>
        (long)Scalar("SELECT count(*) FROM sentinel.events WHERE position > $1 AND position <= $2", position, horizon)!;

    public byte[]? EventHash(string stream, long sequence) => StorableName.IsValid(stream)
        ? Scalar(
            "SELECT e.hash FROM sentinel.events e JOIN sentinel.streams s ON s.id = e.stream_id WHERE s.name = $1 AND e.sequence = $2",
            stream,
            sequence) as byte[]
        : null;

    public IEnumerable<LogFault> PositionFaults(long coveredTo)
    {
        // The event first: what is drawn meanwhile is not above the last position drawn.
        if (Scalar("SELECT max(position) FROM sentinel.events") is long last
            && Scalar(PositionHorizon.Drawn) is long drawn && last > drawn)
        {
            yield return new LogFault($"the last event stands at position {last}, and {drawn} positions were given");
        }

        if (Scalar("SELECT min(position) FROM sentinel.events") is long first && first < 1)
        {
            yield return new LogFault($"position {first} is taken, and the first is 1");
        }
    }

    /// <summary>PostgreSQL has programs of its own for that, which need other rights.</summary>
    public IEnumerable<LogFault> FileFaults() => [];

    public string? DamageOf(Exception error) => error is PostgresException { SqlState: DataCorrupted or IndexCorrupted } damage ? damage.MessageText : null;

    private NpgsqlCommand Command(string sql, params object[] parameters) => new NpgsqlCommand(sql, Connection).With(parameters);

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }
}
