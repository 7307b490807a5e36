namespace Sentinel.Events.Sqlite;

/// <summary>An append that waits for its group's commit.</summary>
internal sealed class PendingAppend(IReadOnlyList<StreamAppend> appends) : PendingWrite
{
    protected override IReadOnlyList<Receipt> Write(SqliteAppender appender) => appender.Append(appends);
}
