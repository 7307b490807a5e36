using System.Data;
using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>The database: its schema and how connections to it are opened.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private const int Format = 1;

    /// <summary>Any number that all processes share: the first to hold it creates the schema.</summary>
    private const long SchemaLock = 0x53454E54494E454C;

    // Names compare by their bytes, so that locks are taken in the same order whatever the database's locale.
    private const string Schema = """
        CREATE TABLE sentinel.store(
          format integer PRIMARY KEY,
          probes bigint NOT NULL);
        INSERT INTO sentinel.store(format, probes) VALUES(1, 0);
        CREATE TABLE sentinel.streams(
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          name text COLLATE "C" NOT NULL UNIQUE,
          version bigint NOT NULL,
          head bytea NOT NULL,
          time bigint NOT NULL);
        CREATE SEQUENCE sentinel.positions CACHE 1;
        CREATE TABLE sentinel.events(
          position bigint PRIMARY KEY DEFAULT nextval('sentinel.positions'),
          event_id uuid NOT NULL UNIQUE,
          stream_id bigint NOT NULL REFERENCES sentinel.streams(id),
          sequence bigint NOT NULL,
          type text COLLATE "C" NOT NULL,
          time bigint NOT NULL,
          data bytea NOT NULL,
          hash bytea NOT NULL,
          UNIQUE(stream_id, sequence));
        ALTER SEQUENCE sentinel.positions OWNED BY sentinel.events.position;
        CREATE INDEX events_by_type ON sentinel.events(type, position);
        CREATE INDEX events_by_time ON sentinel.events(time, position);
        """;

    private const string CheckpointSchema = """
        CREATE TABLE sentinel.checkpoints(
          number bigint PRIMARY KEY,
          document bytea NOT NULL);
        """;

    private readonly NpgsqlDataSource _source;

    private PostgresDatabase(NpgsqlDataSource source) => _source = source;

    /// <summary>Opens the database, and creates the schema where there is none.</summary>
    /// <exception cref="InvalidOperationException">It cannot be used as it is.</exception>
    /// <exception cref="EventStoreUnavailableException">It cannot be reached now.</exception>
    public static PostgresDatabase Open(string connectionString)
    {
        var source = CreateSource(connectionString);
        try
        {
            CreateSchema(source);
            return new PostgresDatabase(source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>For reading alone: nothing is created or asked.</summary>
    /// <exception cref="InvalidOperationException">The connection string is none.</exception>
    public static PostgresDatabase ForReading(string connectionString) => new(CreateSource(connectionString));

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation = default) => _source.OpenConnectionAsync(cancellation);

    public NpgsqlCommand CreateCommand(string sql) => _source.CreateCommand(sql);

    public NpgsqlBatch CreateBatch() => _source.CreateBatch();

    /// <summary>Closes what lies idle in the pool: connections there do not know that their server went away.</summary>
    public void ForgetConnections() => _source.Clear();

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // Processes that open an empty database together create it once.
    private static void CreateSchema(NpgsqlDataSource source)
    {
        try
        {
            using var connection = source.OpenConnection();
            using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            Execute(connection, $"SELECT pg_advisory_xact_lock({SchemaLock})");
            if (Scalar(connection, "SELECT to_regclass('sentinel.store') IS NULL") is true)
            {
                CreateNamespace(connection);
                Execute(connection, Schema);
            }

            // By itself, for tables that were made before there were checkpoints.
            if (Scalar(connection, "SELECT to_regclass('sentinel.checkpoints') IS NULL") is true)
            {
                Execute(connection, CheckpointSchema);
            }

            Check(Scalar(connection, "SELECT format FROM sentinel.store"), Scalar(connection, "SELECT current_setting('fsync')"));
            transaction.Commit();
        }
        catch (NpgsqlException error)
        {
            throw new EventStoreUnavailableException($"The PostgreSQL event store cannot be opened: {PostgresFailure.Describe(error)}.", error);
        }
    }

    // Only when missing: a role that may not create schemas can be given this one.
    private static void CreateNamespace(NpgsqlConnection connection)
    {
        if (Scalar(connection, "SELECT to_regnamespace('sentinel') IS NULL") is true)
        {
            Execute(connection, "CREATE SCHEMA sentinel");
        }
    }

    private static NpgsqlDataSource CreateSource(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString)
            {
                Enlist = false,
                IncludeErrorDetail = false,
                PersistSecurityInfo = false,
            };
            settings.ApplicationName ??= "sentinel";
            return NpgsqlDataSource.Create(settings);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
#pragma warning disable MA0054 // What was wrong may quote a password: neither the text nor the cause goes on.
            throw new InvalidOperationException(
                "The PostgreSQL connection string is not one: Npgsql takes key=value pairs divided by semicolons, Host and Database among them.");
#pragma warning restore MA0054
        }
    }

    private static void Check(object? format, object? fsync)
    {
        if (format is not Format)
        {
            throw new InvalidOperationException($"The event store's tables are of format {format}; this version knows {Format}.");
        }

        if (fsync is "off")
        {
            throw new InvalidOperationException("PostgreSQL runs with fsync=off: it would acknowledge what a power cut takes away. Switch it on.");
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
