namespace Sentinel.Events.Sqlite;

/// <summary>The writer's connection with the log that it writes; everything in the database is durable when this is opened.</summary>
internal sealed class WriterConnection : IDisposable
{
    private WriterConnection(SqliteAppender appender, LogFile log)
    {
        Appender = appender;
        Log = log;
    }

    public SqliteAppender Appender { get; }

    public LogFile Log { get; }

    /// <summary>Opens the database. A process that was killed may have left commits that it had not flushed: they are, before anything is built on them.</summary>
    /// <param name="database">The database.</param>
    /// <param name="isLogDoubtful">
    /// Whether a flush has failed. The system then forgets what it could not write, and a flush that succeeds afterwards tells nothing; what
    /// the log holds is durable only once it was folded into the database.
    /// </param>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It cannot be opened, or not made durable.</exception>
    public static WriterConnection Open(SqliteDatabase database, bool isLogDoubtful)
    {
        var connection = database.OpenForWriting();
        LogFile? log = null;
        try
        {
            if (isLogDoubtful)
            {
                SqliteDatabase.Fold(connection);
            }

            log = database.OpenLog();
            log.Flush();
            return new WriterConnection(new SqliteAppender(connection), log);
        }
        catch
        {
            log?.Dispose();
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Appender.Dispose();
        Log.Dispose();
    }
}
