using System.Text.Json;
using Npgsql;
using Sentinel.Commands;
using Sentinel.Events;
using Sentinel.Tests.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Commands;

/// <summary><c>verify-log</c> over the database that the configuration names.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class VerifyLogPostgresTests(PostgresCluster cluster) : IAsyncLifetime
{
    private const string Password = "not-for-anyone";

    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private PostgresTestDatabase _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Text => _output.ToString().ReplaceLineEndings("\n");

    private string ConnectionString => $"{_database.ConnectionString};Password={Password}";

    public async ValueTask InitializeAsync() => _database = await cluster.CreateEmptyDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        _output.Dispose();
        _error.Dispose();
        _directory.Dispose();
        await _database.DisposeAsync();
    }

    private Task<int> Run(params string[] arguments) => RunOn(ConnectionString, arguments);

    private async Task<int> RunOn(string connectionString, params string[] arguments)
    {
        using var reader = new StringReader("");
        string[] all =
        [
            "verify-log", "--Sentinel:PostgreSql", connectionString, "--Sentinel:DataDirectory", _directory.Path,
            "--Sentinel:AllowGeneratedKey=true", .. arguments,
        ];
        return await VerifyLogCommand.RunAsync(all, reader, _output, _error);
    }

    private Task<SentinelServices> OpenAsync() => SentinelServices.OpenAsync(
        new SentinelOptions { DataDirectory = _directory.Path, AllowGeneratedKey = true, PostgreSql = ConnectionString }, cancellation: Cancellation);

    private static Task<Receipt> AppendAsync(SentinelServices sentinel) => sentinel.Store.AppendAsync(
        new StreamAppend("a", null, [new NewEvent("t", "one"u8.ToArray()), new NewEvent("t", "two"u8.ToArray())]), Cancellation);

    private async Task<Receipt> FillAsync()
    {
        await using var sentinel = await OpenAsync();
        return await AppendAsync(sentinel);
    }

    [Fact]
    public async Task An_intact_log_is_said_to_be_so_with_its_checkpoint()
    {
        await FillAsync();

        Assert.Equal(0, await Run());
        Assert.Equal("2 events in 1 streams, 1 checkpoints: intact\n", Text);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task A_log_is_verified_beside_two_services_that_write_it()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        await Task.WhenAll(AppendAsync(one), AppendAsync(other));

        Assert.Equal(0, await Run());
        Assert.StartsWith("4 events in 1 streams, ", Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_printed_and_programs_get_JSON()
    {
        await FillAsync();
        await _database.ExecuteAsync("UPDATE sentinel.events SET data = '' WHERE sequence = 2");

        Assert.Equal(1, await Run());
        Assert.Equal("2 events in 1 streams, 1 checkpoints: 1 faults\nevent 2 of stream 'a' is not what was appended\n", Text);
        _output.GetStringBuilder().Clear();
        Assert.Equal(1, await Run("--format", "json"));
        Assert.Equal("a", JsonElement.Parse(Text).GetProperty("faults")[0].GetProperty("stream").GetString());
    }

    [Fact]
    public async Task A_receipt_is_held_against_the_database()
    {
        var receipt = await FillAsync();
        var file = _directory.File("receipt.json");
        await File.WriteAllTextAsync(file, $$"""{"stream":"a","sequence":3,"hash":"{{receipt.Hash}}"}""", Cancellation);

        Assert.Equal(1, await Run("--receipt", file));
        Assert.Contains("event 3 of stream 'a' is missing, and there is a receipt for it", Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_is_named_goes_before_the_database()
    {
        await FillAsync();

        Assert.Equal(2, await Run("--data", _directory.Path));
        Assert.Contains("There is no event database", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_verified_is_said_without_the_password_and_nothing_is_created()
    {
        await FillAsync();
        await using var empty = await cluster.CreateEmptyDatabaseAsync();
        var missing = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "missing" }.ToString();

        Assert.Equal(2, await RunOn($"{empty.ConnectionString};Password={Password}"));
        Assert.Equal(2, await RunOn(missing));
        Assert.Equal(2, await RunOn($"Host=a;Port={Password}"));

        Assert.Equal(
            """
            sentinel: There is no event store with checkpoints in the PostgreSQL database.
            sentinel: The PostgreSQL event store cannot be verified: there is no such database (SQLSTATE 3D000).
            sentinel: The PostgreSQL connection string is not one: Npgsql takes key=value pairs divided by semicolons, Host and Database among them.

            """.ReplaceLineEndings("\n"),
            _error.ToString().ReplaceLineEndings("\n"));
        Assert.True(await empty.ScalarAsync<bool>("SELECT to_regnamespace('sentinel') IS NULL"));
    }
}
