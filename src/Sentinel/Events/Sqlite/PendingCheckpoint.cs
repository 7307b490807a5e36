using Sentinel.Events.Checkpoints;

namespace Sentinel.Events.Sqlite;

/// <summary>A checkpoint that waits for its group's commit.</summary>
internal sealed class PendingCheckpoint(SignedCheckpoint checkpoint) : PendingWrite
{
    protected override IReadOnlyList<Receipt> Write(SqliteAppender appender)
    {
        appender.Add(checkpoint);
        return [];
    }
}
