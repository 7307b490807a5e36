using Microsoft.Data.Sqlite;
using Sentinel.Events;
using Sentinel.Speed.Measuring;

namespace Sentinel.Speed.Rows;

/// <summary>Durable appends: many writers against one, and against SQLite alone that is given 64 rows a transaction.</summary>
internal sealed class AppendRows : IRows
{
    private const int Writers = 64;
    private const double LeastGain = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly SentinelServices _sentinel;
    private readonly SqliteConnection _alone;
    private readonly SqliteCommand _insert;
    private readonly byte[] _data = EventContent.New();

    public AppendRows()
    {
        _sentinel = SentinelServices.CreateInProcess(_folder.File("sentinel"));
        _alone = new SqliteConnection($"Data Source={_folder.File("alone.db")};Pooling=False");
        _alone.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events(id INTEGER PRIMARY KEY, stream TEXT NOT NULL, data BLOB NOT NULL)");
        _insert = _alone.CreateCommand();
        _insert.CommandText = "INSERT INTO events(stream, data) VALUES($stream, $data)";
        _insert.Parameters.AddWithValue("$stream", "speed");
        _insert.Parameters.AddWithValue("$data", _data);
        _insert.Prepare();
    }

    public IEnumerable<SpeedRow> Rows()
    {
        var many = new Contestant($"event store, {Writers} writers", length => Throughput.OfAsync(Writers, AppendAsync, length));
        yield return new SpeedRow(
            $"durable appends, {Writers} writers", $"≥ {LeastGain} × one writer",
            many, new Contestant("one writer", length => Throughput.OfAsync(1, AppendAsync, length)),
            figures => figures.Ratio >= LeastGain);
        yield return new SpeedRow(
            $"durable appends, {Writers} writers", $"≥ SQLite alone, {Writers} rows a commit",
            many, new Contestant("SQLite", length => Task.FromResult(Writers * Throughput.Of(InsertBatch, length))),
            figures => figures.Ratio >= 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _sentinel.DisposeAsync();
        await _insert.DisposeAsync();
        await _alone.DisposeAsync();
        _folder.Dispose();
    }

    private Task AppendAsync(int writer) =>
        _sentinel.Store.AppendAsync(new StreamAppend($"writer-{writer}", ExpectedVersion: null, [new NewEvent("speed.measured", _data)]));

    private void InsertBatch()
    {
        using var transaction = _alone.BeginTransaction();
        _insert.Transaction = transaction;
        for (var row = 0; row < Writers; row++)
        {
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void Execute(string sql)
    {
        using var command = _alone.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
