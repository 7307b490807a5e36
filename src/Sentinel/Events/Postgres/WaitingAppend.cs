namespace Sentinel.Events.Postgres;

/// <summary>An append that waits for its group's commit; one without events only asks whether commits succeed.</summary>
internal sealed class WaitingAppend(IReadOnlyList<StreamAppend> appends) : GroupedWrite
{
    public IReadOnlyList<StreamAppend> Appends { get; } = appends;

    public long Bytes { get; } = appends.Sum(append => append.Events.Sum(appended => (long)appended.Data.Length));

    /// <summary>Drafts the append. A group made again is drafted anew.</summary>
    public void DraftIn(GroupDraft draft) => Make(() => draft.Append(Appends));
}
