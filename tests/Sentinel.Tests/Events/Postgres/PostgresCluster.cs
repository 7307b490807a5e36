using System.Globalization;
using Npgsql;
using Sentinel.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Events.Postgres;

[CollectionDefinition(nameof(PostgresCluster))]
public sealed class PostgresCollection : ICollectionFixture<PostgresCluster>;

/// <summary>A real PostgreSQL server in a temporary folder, spoken to over a socket in there; gone after the last test that uses it.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Template = "sentinel_template";

    private readonly ClusterFolder _folder = ClusterFolder.Take();
    private int _databases;

    /// <summary>Where the server listens.</summary>
    public string Socket => Path.Combine(_folder.Path, ".s.PGSQL.5432");

    public async ValueTask InitializeAsync()
    {
        await ClusterFolder.RemoveAbandonedAsync();
        await StartAsync(_folder.Path);
        await ExecuteAsync($"CREATE DATABASE {Template}");
        await using var store = new PostgresEventStore(new PostgresEventStoreOptions(ConnectionString(Template)), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        using (_folder)
        {
            await _folder.StopAndRemoveAsync();
        }
    }

    /// <summary>Makes a cluster in a folder that is not there yet, and starts its server.</summary>
    internal static async Task StartAsync(string folder)
    {
        await PostgresPrograms.RunAsync(
            "initdb", "--pgdata", folder, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--data-checksums", "--no-sync");
        await File.AppendAllLinesAsync(
            Path.Combine(folder, "postgresql.conf"),
            ["listen_addresses = ''", $"unix_socket_directories = '{folder}'", "shared_buffers = 32MB", "max_connections = 200"],
            TestContext.Current.CancellationToken);
        await PostgresPrograms.RunAsync("pg_ctl", "start", "--wait", "--silent", "--pgdata", folder, "--log", Path.Combine(folder, "server.log"));
    }

    /// <summary>A database of its own for a test, with the event store's schema in it.</summary>
    public Task<PostgresTestDatabase> CreateDatabaseAsync() => CreateDatabaseAsync(Template);

    /// <summary>A database of its own for a test, with nothing in it.</summary>
    public Task<PostgresTestDatabase> CreateEmptyDatabaseAsync() => CreateDatabaseAsync("template0");

    /// <summary>
    /// A copy of a database, made from its files after one of them was changed there. Ends the sessions of the database.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="table">Whose file it is.</param>
    /// <param name="change">Changes what the file holds.</param>
    public async Task<PostgresTestDatabase> CopyDamagedAsync(PostgresTestDatabase database, string table, Action<byte[]> change)
    {
        var file = Path.Combine(_folder.Path, await database.ScalarAsync<string>($"SELECT pg_relation_filepath('{table}')"));
        await database.TerminateAsync();
        await ExecuteAsync("CHECKPOINT");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        change(bytes);
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        // Since version 15 it would copy what the server holds in memory.
        var strategy = int.Parse(await database.ScalarAsync<string>("SHOW server_version_num"), CultureInfo.InvariantCulture) < 150_000 ? "" : " STRATEGY file_copy";
        await database.TerminateAsync();
        return await CreateDatabaseAsync(database.Name + strategy);
    }

    /// <summary>Runs SQL beside the tests' databases.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<PostgresTestDatabase> CreateDatabaseAsync(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new PostgresTestDatabase(this, name, ConnectionString(name));
    }

    private string ConnectionString(string database) => $"Host={_folder.Path};Username=postgres;Database={database};Pooling={database != "postgres"}";
}
