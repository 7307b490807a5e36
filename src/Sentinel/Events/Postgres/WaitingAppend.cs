namespace Sentinel.Events.Postgres;

/// <summary>An append that waits for its group's commit; one without events only asks whether commits succeed.</summary>
internal sealed class WaitingAppend(IReadOnlyList<StreamAppend> appends)
{
    private readonly TaskCompletionSource<IReadOnlyList<Receipt>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Receipt>? _receipts;
    private EventStoreException? _refusal;

    public IReadOnlyList<StreamAppend> Appends { get; } = appends;

    public long Bytes { get; } = appends.Sum(append => append.Events.Sum(appended => (long)appended.Data.Length));

    public Task<IReadOnlyList<Receipt>> Task => _completion.Task;

    /// <summary>Drafts the append. A group made again is drafted anew; what came of it counts only once it is committed.</summary>
    public void DraftIn(GroupDraft draft)
    {
        _receipts = null;
        _refusal = null;
        try
        {
            _receipts = draft.Append(Appends);
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
