using Microsoft.Data.Sqlite;
using Sentinel.Signing;
using SQLitePCL;

namespace Sentinel.Events.Sqlite.Verification;

/// <summary>
/// Verifies a whole database beside the service that writes it: every chain, every checkpoint, every position, and the file itself. It
/// only reads, and holds no more in memory than the streams that one checkpoint names.
/// </summary>
/// <param name="database">The database file.</param>
/// <param name="checkpointFile">The checkpoints beside it; may not exist.</param>
/// <param name="trust">The keys whose checkpoints count.</param>
internal sealed class SqliteLogVerifier(string database, string checkpointFile, TrustStore trust)
{
    private const int BusyMilliseconds = 5_000;

    private readonly FaultList _faults = new();

    /// <summary>Verifies everything, once.</summary>
    /// <param name="receipt">A receipt to be held against the log; null for none.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    /// <exception cref="SqliteException">The file cannot be read or is no such database.</exception>
    public LogVerification Verify(Receipt? receipt, Action<string> progress)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle!, BusyMilliseconds);

        // Bounds first: what is appended meanwhile lies behind them and does not disturb.
        var bounds = LogBounds.Read(connection);
        var chains = new StreamsWalk(connection, _faults, progress);
        var checkpoints = new CheckpointWalk(connection, trust, _faults);
        Guard(() => chains.Run(bounds.LastStreamId));
        Guard(() => checkpoints.Run(bounds.LastCheckpoint));
        Guard(() => checkpoints.Compare(checkpointFile));
        Guard(() => CheckPositions(connection, bounds, checkpoints.CoveredTo));
        if (receipt is not null)
        {
            Guard(() => CheckReceipt(connection, receipt));
        }

        Guard(() => CheckFile(connection));
        return new LogVerification(
            chains.Events,
            chains.Streams,
            checkpoints.Checkpoints,
            Math.Max(0, bounds.LastPosition - checkpoints.CoveredTo),
            _faults.Count,
            _faults.Kept);
    }

    /// <summary>A damaged file is a fault of the log, not a failure to look at it.</summary>
    private void Guard(Action check)
    {
        try
        {
            check();
        }
        catch (SqliteException error) when ((error.SqliteErrorCode & 0xff) == raw.SQLITE_CORRUPT)
        {
            _faults.Add(new LogFault($"the database is damaged: {error.Message}"));
        }
    }

    /// <summary>One writer gives positions without gaps, also behind the last checkpoint.</summary>
    private void CheckPositions(SqliteConnection connection, LogBounds bounds, long coveredTo)
    {
        if (bounds.LastGiven != bounds.LastPosition)
        {
            _faults.Add(new LogFault($"the last event stands at position {bounds.LastPosition}, and {bounds.LastGiven} positions were given"));
        }

        if (bounds.FirstPosition < 0 || (bounds.FirstPosition == 0 && bounds.LastPosition > 0))
        {
            _faults.Add(new LogFault($"position {bounds.FirstPosition} is taken, and the first is 1"));
        }

        using var rows = new Statement(connection, "SELECT position FROM events WHERE position BETWEEN ?1 AND ?2 ORDER BY position");
        rows.Bind(1, coveredTo + 1).Bind(2, bounds.LastPosition);
        for (var next = coveredTo + 1; rows.Step(); next++)
        {
            if (rows.Int64(0) != next)
            {
                _faults.Add(new LogFault($"position {next} is empty"));
                return;
            }
        }
    }

    private void CheckReceipt(SqliteConnection connection, Receipt receipt)
    {
        using var row = new Statement(
            connection, "SELECT e.hash FROM events e JOIN streams s ON s.id = e.stream_id WHERE s.name = ?1 AND e.sequence = ?2");
        if (!row.Bind(1, receipt.Stream).Bind(2, receipt.Sequence).Step())
        {
            _faults.Add(new LogFault("is missing, and there is a receipt for it", receipt.Stream, receipt.Sequence));
        }
        else if (Convert.ToHexStringLower(row.Blob(0)) != receipt.Hash)
        {
            _faults.Add(new LogFault("is not the one of the receipt", receipt.Stream, receipt.Sequence));
        }
    }

    /// <summary>SQLite's own check finds what no chain covers: indexes, which decide what is found and what counts as appended before.</summary>
    private void CheckFile(SqliteConnection connection)
    {
        using var rows = new Statement(connection, "PRAGMA integrity_check");
        while (rows.Step())
        {
            var found = rows.Text(0);
            if (found != "ok")
            {
                _faults.Add(new LogFault($"the database is damaged: {found}"));
            }
        }
    }
}
