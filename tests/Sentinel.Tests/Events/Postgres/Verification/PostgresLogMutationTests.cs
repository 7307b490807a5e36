using Sentinel.Tests.Events.Checkpoints;
using Sentinel.Tests.Events.Verification;
using Xunit;

namespace Sentinel.Tests.Events.Postgres.Verification;

[Collection(nameof(PostgresCluster))]
public sealed class PostgresLogMutationTests(PostgresCluster cluster) : LogMutationContract
{
    /// <summary>Each needs a database of its own.</summary>
    protected override int Logs => 2 * LogMutations.All.Count;

    private protected override async Task<CheckpointedLog> EmptyLogAsync() => await PostgresCheckpointedLog.EmptyAsync(cluster);
}
