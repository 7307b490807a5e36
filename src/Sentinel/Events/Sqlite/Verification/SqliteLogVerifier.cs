using Microsoft.Data.Sqlite;
using Sentinel.Events.Verification;
using Sentinel.Signing;
using SQLitePCL;

namespace Sentinel.Events.Sqlite.Verification;

/// <summary>Verifies a whole database file.</summary>
/// <param name="database">The database file.</param>
/// <param name="checkpointFile">The checkpoints beside it; may not exist.</param>
/// <param name="trust">The keys whose checkpoints count.</param>
internal sealed class SqliteLogVerifier(string database, string checkpointFile, TrustStore trust)
{
    private const int BusyMilliseconds = 5_000;

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
        return new LogVerifier(new SqliteLogReader(connection), checkpointFile, trust).Verify(receipt, progress);
    }
}
