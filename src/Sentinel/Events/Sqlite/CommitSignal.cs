namespace Sentinel.Events.Sqlite;

/// <summary>Tells readers that there may be more to read, or that nothing will come any more.</summary>
internal sealed class CommitSignal
{
    private TaskCompletionSource _next = NewSource();
    private volatile bool _isClosed;

    /// <summary>Whether nothing will come any more.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Completes at the next commit, and on closing. Take it, then ask <see cref="IsClosed"/>, then read.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    public void Close()
    {
        _isClosed = true;
        Raise();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
