using System.Text;
using Npgsql;
using Sentinel.Events;
using Sentinel.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>A database of a test's own, and what a test does there behind the store's back.</summary>
public sealed class PostgresTestDatabase(PostgresCluster cluster, string name, string connectionString) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Name { get; } = name;

    public string ConnectionString { get; } = connectionString;

    public PostgresEventStore OpenStore(TimeProvider? clock = null, TimeSpan? lockTimeout = null) => new(
        new PostgresEventStoreOptions(ConnectionString) { LockTimeout = lockTimeout ?? TimeSpan.FromSeconds(30) }, clock ?? TimeProvider.System);

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        return await ExecuteAsync(connection, sql);
    }

    public static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Runs a statement of PL/pgSQL for each event inserted; <c>DROP FUNCTION at_insert CASCADE</c> ends it.</summary>
    public Task AtInsertAsync(string statement) => ExecuteAsync($"""
        CREATE FUNCTION at_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statement} RETURN new; END $$;
        CREATE TRIGGER at_insert BEFORE INSERT ON sentinel.events FOR EACH ROW EXECUTE FUNCTION at_insert();
        """);

    /// <summary>Ends the sessions of this database that fit; returns how many there were.</summary>
    public async Task<long> TerminateAsync(string which = "true") =>
        await ScalarAsync<long>($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{Name}' AND pid <> pg_backend_pid() AND {which}");

    /// <summary>Waits until a query that counts finds something.</summary>
    public async Task UntilAsync(string countSql)
    {
        while (await ScalarAsync<long>(countSql) == 0)
        {
            await Task.Yield();
        }
    }

    /// <summary>Waits until a session of this database waits for a lock.</summary>
    public Task UntilOneWaitsForALockAsync() =>
        UntilAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{Name}' AND wait_event_type = 'Lock'");

    public static NewEvent Event(string data, string type = "thing.happened") => new(type, Encoding.UTF8.GetBytes(data));

    public static string[] Texts(IEnumerable<StoredEvent> events) => [.. events.Select(stored => Encoding.UTF8.GetString(stored.Data.Span))];

    public async ValueTask DisposeAsync() => await cluster.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
}
