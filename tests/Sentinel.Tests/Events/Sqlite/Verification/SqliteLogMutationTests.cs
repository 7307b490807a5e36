using Sentinel.Tests.Events.Checkpoints;
using Sentinel.Tests.Events.Verification;

namespace Sentinel.Tests.Events.Sqlite.Verification;

public sealed class SqliteLogMutationTests : LogMutationContract
{
    private protected override Task<CheckpointedLog> EmptyLogAsync() => Task.FromResult<CheckpointedLog>(new SqliteCheckpointedLog());
}
