using System.Diagnostics;
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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"sentinel-pg-{Guid.NewGuid().ToString("N")[..12]}");
    private readonly string _binaries = FindBinaries();
    private int _databases;

    /// <summary>Where the server listens.</summary>
    public string Socket => Path.Combine(_directory, ".s.PGSQL.5432");

    public async ValueTask InitializeAsync()
    {
        await RunAsync("initdb", ["--pgdata", _directory, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"]);
        await File.AppendAllLinesAsync(
            Path.Combine(_directory, "postgresql.conf"),
            ["listen_addresses = ''", $"unix_socket_directories = '{_directory}'", "shared_buffers = 32MB", "max_connections = 200"],
            TestContext.Current.CancellationToken);
        await RunAsync("pg_ctl", ["start", "--wait", "--silent", "--pgdata", _directory, "--log", Path.Combine(_directory, "server.log")]);

        await ExecuteAsync($"CREATE DATABASE {Template}");
        await using var store = new PostgresEventStore(new PostgresEventStoreOptions(ConnectionString(Template)), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Stops the process whose id the server wrote into its folder.
            await RunAsync("pg_ctl", ["stop", "--wait", "--silent", "--mode", "immediate", "--pgdata", _directory]);
        }
        finally
        {
            if (Directory.Exists(_directory))
            {
                Directory.Delete(_directory, recursive: true);
            }
        }
    }

    /// <summary>A database of its own for a test, with the event store's schema in it.</summary>
    public Task<PostgresTestDatabase> CreateDatabaseAsync() => CreateDatabaseAsync(Template);

    /// <summary>A database of its own for a test, with nothing in it.</summary>
    public Task<PostgresTestDatabase> CreateEmptyDatabaseAsync() => CreateDatabaseAsync("template0");

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

    private string ConnectionString(string database) => $"Host={_directory};Username=postgres;Database={database};Pooling={database != "postgres"}";

    private static string FindBinaries()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = versions.OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new InvalidOperationException(
                "The event store's tests need PostgreSQL's server programs, initdb and pg_ctl, and found them neither in /usr/lib/postgresql/*/bin nor on the PATH. "
                + "Install Debian's package postgresql, or run build/test.sh, which does.");
    }

    private async Task RunAsync(string program, string[] arguments)
    {
        // The server refuses to run as root; Debian's package brings a user for it.
        var path = Path.Combine(_binaries, program);
        string[] line = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await error}");
        }
    }
}
