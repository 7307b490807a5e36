namespace Sentinel.Events.Sqlite;

/// <summary>What is to be written and waits for its group's commit.</summary>
internal abstract class PendingWrite
{
    private readonly TaskCompletionSource<IReadOnlyList<Receipt>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Receipt>? _receipts;
    private EventStoreException? _refusal;

    public Task<IReadOnlyList<Receipt>> Task => _completion.Task;

    /// <summary>Writes inside the open transaction. The outcome counts only once the transaction is committed.</summary>
    public void MakeWith(SqliteAppender appender)
    {
        try
        {
            _receipts = Write(appender);
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

    /// <exception cref="EventStoreException">It cannot be written; nothing of it was.</exception>
    protected abstract IReadOnlyList<Receipt> Write(SqliteAppender appender);
}
