namespace Sentinel.Events.Sqlite;

/// <summary>
/// Up to where events are durable. A commit shows its events to readers before its flush has returned; readers leave out what lies behind
/// this. Thread-safe.
/// </summary>
internal sealed class DurableHorizon
{
    private readonly Lock _lock = new();

    // In the order of their commits; three at the most.
    private readonly List<long> _firstPositions = [];
    private long _end = long.MaxValue;

    /// <summary>The first position that is not durable yet; <see cref="long.MaxValue"/> when all are.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>Call before a commit makes a group's events visible.</summary>
    /// <param name="firstPosition">The position of its first event; <see cref="long.MaxValue"/> when it has none.</param>
    public void Add(long firstPosition) => Change(() => _firstPositions.Add(firstPosition));

    /// <summary>The group added last was not committed.</summary>
    public void RemoveLast() => Change(() => _firstPositions.RemoveAt(_firstPositions.Count - 1));

    /// <summary>The group added first is durable.</summary>
    public void RemoveFirst() => Change(() => _firstPositions.RemoveAt(0));

    /// <summary>Everything is durable.</summary>
    public void Clear() => Change(_firstPositions.Clear);

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            Volatile.Write(ref _end, _firstPositions.Count == 0 ? long.MaxValue : _firstPositions.Min());
        }
    }
}
