using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>
/// A launch on a thread of its own that stops before each slice until it is let on, so that several in one process never run at once.
/// </summary>
internal sealed class SteppedLaunch : ITurns, IDisposable
{
    private readonly SemaphoreSlim _letOn = new(0);
    private readonly SemaphoreSlim _stopped = new(0);
    private readonly Task<Launch> _launch;
    private bool _ends;

    /// <param name="take">Takes the launch, and asks for its turn before each slice. Begins at once.</param>
    public SteppedLaunch(Func<ITurns, Launch> take) =>
        _launch = Task.Factory.StartNew(() => take(this), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Whether it has all the slices it needs.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether it ended: it has a result, or failed.</summary>
    public bool IsOver => _launch.IsCompleted;

    /// <summary>Until it stops before a slice, or is over.</summary>
    public async Task UntilStoppedAsync()
    {
        await Task.WhenAny(_stopped.WaitAsync(), _launch);
    }

    /// <summary>Lets it take one slice.</summary>
    public Task TakeSliceAsync()
    {
        _letOn.Release();
        return UntilStoppedAsync();
    }

    /// <summary>Lets it end with the slices it has.</summary>
    /// <exception cref="MeasurementException">It failed.</exception>
    public Task<Launch> EndAsync()
    {
        _ends = true;
        _letOn.Release();
        return _launch;
    }

    /// <inheritdoc/>
    bool ITurns.Next(bool complete)
    {
        IsComplete = complete;
        _stopped.Release();
        _letOn.Wait();
        return !_ends;
    }

    /// <summary>Only once it is over.</summary>
    public void Dispose()
    {
        _letOn.Dispose();
        _stopped.Dispose();
    }
}
