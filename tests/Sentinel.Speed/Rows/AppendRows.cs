using Sentinel.Events;
using Sentinel.Speed.Measuring;
using Sentinel.Speed.Sqlite;

namespace Sentinel.Speed.Rows;

/// <summary>
/// Durable appends: many writers against one, and against SQLite alone that is given 64 rows a transaction, with the tables and indexes
/// of the store, and with a table that has none.
/// </summary>
internal sealed class AppendRows : IRows
{
    private const int Writers = 64;
    private const double LeastGain = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly SentinelServices _sentinel;
    private readonly BareSqlite _bare;
    private readonly IndexedSqlite _indexed;
    private readonly byte[] _data = EventContent.New();

    public AppendRows()
    {
        _sentinel = SentinelServices.CreateInProcess(_folder.File("sentinel"));
        _bare = new BareSqlite(_folder.File("bare.db"), _data);
        _indexed = new IndexedSqlite(_folder.File("indexed.db"), Path.Combine(_folder.File("sentinel"), "events.db"), Writers, _data);
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
            many, new Contestant("SQLite, same tables and indexes", length => Task.FromResult(Writers * Throughput.Of(() => _indexed.Insert(Writers), length))),
            figures => figures.Ratio >= 1);
        yield return new SpeedRow(
            $"durable appends, {Writers} writers", $"≥ SQLite alone, {Writers} rows a commit",
            many, new Contestant("SQLite, no index", length => Task.FromResult(Writers * Throughput.Of(() => _bare.Insert(Writers), length))),
            figures => figures.Ratio >= 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _sentinel.DisposeAsync();
        _bare.Dispose();
        _indexed.Dispose();
        _folder.Dispose();
    }

    private Task AppendAsync(int writer) =>
        _sentinel.Store.AppendAsync(new StreamAppend($"writer-{writer}", ExpectedVersion: null, [new NewEvent("speed.measured", _data)]));
}
