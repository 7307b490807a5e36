using Npgsql;
using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Postgres;
using Sentinel.Events.Postgres.Verification;
using Sentinel.Tests.Events.Checkpoints;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>A database of PostgreSQL with checkpoints.</summary>
internal sealed class PostgresCheckpointedLog : CheckpointedLog
{
    private readonly PostgresEventStore _store;

    private PostgresCheckpointedLog(PostgresTestDatabase database)
    {
        Database = database;
        _store = database.OpenStore(Clock);
    }

    public PostgresTestDatabase Database { get; }

    public override IEventStore Store => _store;

    public override ICheckpointLog Log => _store.Checkpoints;

    public override string BytesOfId => "uuid_send(event_id)";

    public override string HeadOfEvents => $"{base.HeadOfEvents}, time = (SELECT time FROM events WHERE stream_id = id ORDER BY sequence DESC LIMIT 1)";

    public static async Task<PostgresCheckpointedLog> EmptyAsync(PostgresCluster cluster) => new(await cluster.CreateDatabaseAsync());

    public override string IdOfBytes(string bytes) => $"encode({bytes}, 'hex')::uuid";

    public override Task<LogVerification> VerifyAsync(Receipt? receipt = null) =>
        new PostgresLogVerifier(Database.ConnectionString, CheckpointFile, Trust).VerifyAsync(receipt, _ => { });

    public override async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = await ConnectAsync();
        var changed = 0;
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = Command(connection, statement, values);
            changed += await command.ExecuteNonQueryAsync(Cancellation);
        }

        return changed;
    }

    public override async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(connection, sql, values);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await Database.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = await Database.ConnectAsync();
        await PostgresTestDatabase.ExecuteAsync(connection, "SET search_path = sentinel; SET session_replication_role = replica");
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
