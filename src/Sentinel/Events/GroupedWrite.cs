namespace Sentinel.Events;

/// <summary>What waits for a commit that it shares with others: its outcome counts, and is told, only once that is durable.</summary>
internal abstract class GroupedWrite
{
    private readonly TaskCompletionSource<IReadOnlyList<Receipt>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Receipt>? _receipts;
    private EventStoreException? _refusal;

    public Task<IReadOnlyList<Receipt>> Task => _completion.Task;

    /// <summary>The group was committed.</summary>
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

    /// <summary>The group was not.</summary>
    public void Failed(EventStoreUnavailableException failure) => _completion.SetException(failure);

    /// <summary>Makes it as part of the group; made again, only the last outcome counts. A refusal is its own, not the group's.</summary>
    protected void Make(Func<IReadOnlyList<Receipt>> write)
    {
        _receipts = null;
        _refusal = null;
        try
        {
            _receipts = write();
        }
        catch (EventStoreException refusal)
        {
            _refusal = refusal;
        }
    }
}
