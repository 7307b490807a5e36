namespace Sentinel.Events.Sqlite;

/// <summary>
/// Flushes committed groups, beside the writer, which makes the next one meanwhile. One group is flushed and one waits at most: a third is
/// held back, so that what comes shares a commit with it. After a flush has failed those behind it fail too, until another log is used.
/// </summary>
/// <param name="done">Told of each group in order: its failure, or null once it is durable.</param>
internal sealed class GroupFlush(Action<WriteGroup, Exception?> done)
{
    private readonly object _changed = new();
    private Action _flush = () => { };
    private WriteGroup? _flushing;
    private WriteGroup? _waiting;
    private bool _isEnded;
    private volatile Exception? _failure;

    /// <summary>Why a flush failed; null when none did since the log is used.</summary>
    public Exception? Failure => _failure;

    /// <summary>Appends that are being flushed or wait for it. Only the writer makes them more.</summary>
    public int Count
    {
        get
        {
            lock (_changed)
            {
                return (_flushing?.Count ?? 0) + (_waiting?.Count ?? 0);
            }
        }
    }

    public void Start() => new Thread(Run) { IsBackground = true, Name = "event store flush" }.Start();

    /// <summary>Uses another log, all of which is durable. Only while nothing is flushed.</summary>
    /// <param name="flush">Flushes it, or throws.</param>
    public void Use(Action flush)
    {
        _flush = flush;
        _failure = null;
    }

    /// <summary>Flushes a group on the caller's own thread. Only while nothing else is flushed.</summary>
    public void Now(WriteGroup group) => Flush(group);

    /// <summary>Has a group flushed; waits while another one waits for that already.</summary>
    public void Enqueue(WriteGroup group)
    {
        lock (_changed)
        {
            WaitUntil(() => _waiting is null);
            _waiting = group;
            Monitor.PulseAll(_changed);
        }
    }

    /// <summary>Waits until all groups are done.</summary>
    public void Drain()
    {
        lock (_changed)
        {
            WaitUntil(() => _flushing is null && _waiting is null);
        }
    }

    /// <summary>Ends the thread, once all groups are done.</summary>
    public void End()
    {
        lock (_changed)
        {
            WaitUntil(() => _flushing is null && _waiting is null);
            _isEnded = true;
            Monitor.PulseAll(_changed);
        }
    }

    private void Run()
    {
        while (Next() is { } group)
        {
            Flush(group);
            lock (_changed)
            {
                _flushing = null;
                Monitor.PulseAll(_changed);
            }
        }
    }

    private WriteGroup? Next()
    {
        lock (_changed)
        {
            WaitUntil(() => _waiting is not null || _isEnded);
            (_flushing, _waiting) = (_waiting, null);
            Monitor.PulseAll(_changed);
            return _flushing;
        }
    }

    private void Flush(WriteGroup group)
    {
        try
        {
            if (_failure is null)
            {
                _flush();
            }
        }
        catch (Exception error)
        {
            _failure = error;
        }

        done(group, _failure);
    }

    private void WaitUntil(Func<bool> isSo)
    {
        while (!isSo())
        {
            Monitor.Wait(_changed);
        }
    }
}
