using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Sqlite;
using Sentinel.Events.Sqlite.Verification;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Events.Checkpoints;

/// <summary>An embedded store with checkpoints in a folder of its own, to be tampered with and verified.</summary>
internal sealed class CheckpointedLog : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SigningKey _key = SigningKey.Generate();

    public CheckpointedLog()
    {
        Trust = new TrustStore(Clock);
        Signer = new ApprovalSigner(_key, Trust, new ApprovalRules(), Clock);
        Store = Open();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    public TrustStore Trust { get; }

    public ApprovalSigner Signer { get; }

    public SqliteEventStore Store { get; private set; }

    public string DatabaseFile => _directory.File("events.db");

    public string CheckpointFile => _directory.File("checkpoints.jsonl");

    /// <summary>Six events in three streams under three checkpoints: a/1, a/2, b/1 – a/3, c/1 – b/2.</summary>
    public static async Task<CheckpointedLog> FilledAsync()
    {
        var log = new CheckpointedLog();
        await log.AppendAsync("a", "one", "two");
        await log.AppendAsync("b", "three");
        await log.CheckpointAsync();
        await log.AppendAsync("a", "four");
        await log.AppendAsync("c", "five");
        await log.CheckpointAsync();
        await log.AppendAsync("b", "six");
        await log.CheckpointAsync();
        return log;
    }

    public Task<Receipt> AppendAsync(string stream, params string[] data) => Store.AppendAsync(
        new StreamAppend(stream, null, [.. data.Select(text => new NewEvent("thing.happened", Encoding.UTF8.GetBytes(text)))]),
        TestContext.Current.CancellationToken);

    /// <summary>Covers everything that was appended: it is what a checkpointer does on its way out.</summary>
    public async Task CheckpointAsync(ICheckpointSigner? signer = null) => await NewCheckpointer(signer).DisposeAsync();

    public Checkpointer NewCheckpointer(ICheckpointSigner? signer = null) =>
        new(Store.Checkpoints, signer ?? new CheckpointSigner(Signer), new CheckpointFile(CheckpointFile), Clock);

    public IReadOnlyList<SignedCheckpoint> Checkpoints() => Store.Checkpoints.Read(0, int.MaxValue);

    public LogVerification Verify(Receipt? receipt = null) =>
        new SqliteLogVerifier(DatabaseFile, CheckpointFile, Trust).Verify(receipt, _ => { });

    public string[] Faults(Receipt? receipt = null) => [.. Verify(receipt).Faults.Select(fault => fault.ToString())];

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    /// <summary>Does something behind the store's back.</summary>
    public int Execute(string sql, params object[] values)
    {
        using var connection = Connect();
        using var command = Command(connection, $"PRAGMA foreign_keys = OFF; {sql}", values);
        return command.ExecuteNonQuery();
    }

    public T Ask<T>(string sql, params object[] values)
    {
        using var connection = Connect();
        using var command = Command(connection, sql, values);
        return (T)command.ExecuteScalar()!;
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _key.Dispose();
        _directory.Dispose();
    }

    private SqliteEventStore Open() =>
        new(new SqliteEventStoreOptions(DatabaseFile) { BusyTimeout = TimeSpan.FromMilliseconds(20) }, Clock);

    private static SqliteCommand Command(SqliteConnection connection, string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        return command;
    }
}
