namespace Sentinel.Events.Sqlite;

/// <summary>An append that waits for its group's commit.</summary>
internal sealed class PendingAppend(IReadOnlyList<StreamAppend> appends)
{
    private readonly TaskCompletionSource<IReadOnlyList<Receipt>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Receipt>? _receipts;
    private EventStoreException? _refusal;

    public Task<IReadOnlyList<Receipt>> Task => _completion.Task;

    /// <summary>Makes the append inside the open transaction. Its outcome counts only once the transaction is committed.</summary>
    public void MakeWith(SqliteAppender appender)
    {
        try
        {
            _receipts = appender.Append(appends);
        }
        catch (EventStoreException refusal)
        {
            _refusal = refusal;
        }
    }

    public void Committed()
    {
        if (_refusal is not null)
        {
            _completion.SetException(_refusal);
        }
        else
        {
            _completion.SetResult(_receipts!);
        }
    }

    public void Failed(EventStoreUnavailableException failure) => _completion.SetException(failure);
}
