using Sentinel.Tests.Events.Checkpoints;
using Sentinel.Tests.Events.Verification;
using Xunit;

namespace Sentinel.Tests.Events.Postgres.Verification;

[Collection(nameof(PostgresCluster))]
public sealed class PostgresLogMutationTests(PostgresCluster cluster) : LogMutationContract
{
    private protected override async Task<CheckpointedLog> EmptyLogAsync() => await PostgresCheckpointedLog.EmptyAsync(cluster);
}
