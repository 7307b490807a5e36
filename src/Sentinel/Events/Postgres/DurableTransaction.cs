namespace Sentinel.Events.Postgres;

/// <summary>What a transaction of ours means, whatever a role's settings or a pooler between say.</summary>
internal static class DurableTransaction
{
    /// <summary>
    /// Sets, for the transaction alone, that its commit waits for the disk, and how long it may do nothing ($1) and wait for a lock ($2):
    /// PostgreSQL's times, such as <c>10s</c>.
    /// </summary>
    public const string Settings = """
        SELECT set_config('synchronous_commit',
                          CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true),
               set_config('idle_in_transaction_session_timeout', $1, true),
               set_config('lock_timeout', $2, true)
        """;
}
