using Npgsql;
using Sentinel.Events.Verification;
using Sentinel.Signing;

namespace Sentinel.Events.Postgres.Verification;

/// <summary>Verifies a whole PostgreSQL database of events beside the processes that write it.</summary>
/// <param name="connectionString">Npgsql's key=value pairs; may hold a password, and is never printed.</param>
/// <param name="checkpointFile">The checkpoints that a process kept beside it; may not exist.</param>
/// <param name="trust">The keys whose checkpoints count.</param>
internal sealed class PostgresLogVerifier(string connectionString, string checkpointFile, TrustStore trust)
{
    /// <summary>Verifies everything, once.</summary>
    /// <param name="receipt">A receipt to be held against the log; null for none.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    /// <exception cref="InvalidOperationException">The connection string is none, or there are no events in the database.</exception>
    /// <exception cref="EventStoreUnavailableException">The database cannot be read now.</exception>
    public async Task<LogVerification> VerifyAsync(Receipt? receipt, Action<string> progress)
    {
        await using var database = PostgresDatabase.ForReading(connectionString);
        try
        {
            await using var connection = await database.OpenAsync();
            await CheckTablesAsync(connection);
            var horizon = await HorizonAsync(connection);
            return new LogVerifier(new PostgresLogReader(connection, horizon), checkpointFile, trust).Verify(receipt, progress);
        }
        catch (NpgsqlException error)
        {
            throw new EventStoreUnavailableException($"The PostgreSQL event store cannot be verified: {PostgresFailure.Describe(error)}.", error);
        }
    }

    private static async Task CheckTablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('sentinel.checkpoints') IS NOT NULL", connection);
        if (await command.ExecuteScalarAsync() is not true)
        {
            throw new InvalidOperationException("There is no event store with checkpoints in the PostgreSQL database.");
        }
    }

    private static async Task<long> HorizonAsync(NpgsqlConnection connection)
    {
        await using var batch = connection.CreateBatch();
        return await PositionHorizon.ReadAsync(batch, CancellationToken.None);
    }
}
