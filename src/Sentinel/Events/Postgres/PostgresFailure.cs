using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>What a failure of PostgreSQL means to the store, in words that hold no name, address or secret.</summary>
internal static class PostgresFailure
{
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>Another writer was first, by a hair; the same group, made again, sees what it wrote.</summary>
    public static bool IsConflict(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>The connection is gone, and whether a commit on it was made is unknown.</summary>
    public static bool IsConnectionLost(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransactionTimeout } => true,
        PostgresException => false,
        NpgsqlException { InnerException: not TimeoutException } => true,
        _ => false,
    };

    public static string Describe(Exception error) => error switch
    {
        PostgresException { SqlState: var state } => $"{Meaning(state)} (SQLSTATE {state})",
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => "the server did not answer in time",
        NpgsqlException => "no connection to the server",
        _ => $"an unexpected {error.GetType().Name}",
    };

    private static string Meaning(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => "the disk is full",
        PostgresErrorCodes.ReadOnlySqlTransaction => "the database is read-only",
        PostgresErrorCodes.TooManyConnections => "the server has too many connections",
        PostgresErrorCodes.LockNotAvailable => "another writer held a stream too long",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            "the server is starting or stopping",
        PostgresErrorCodes.InvalidCatalogName => "there is no such database",
        PostgresErrorCodes.InsufficientPrivilege => "the role lacks a right",
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
            "other writers were first each time",
        _ when IsOfClass(state, "08") => "no connection to the server",
        _ when IsOfClass(state, "28") => "the server refused the login",
        _ when IsOfClass(state, "53") => "the server lacks resources",
        _ when IsOfClass(state, "58") => "the server's files fail",
        _ => "the server reported an error",
    };

    private static bool IsOfClass(string state, string code) => state.StartsWith(code, StringComparison.Ordinal);
}
