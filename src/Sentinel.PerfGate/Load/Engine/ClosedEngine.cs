namespace Sentinel.PerfGate.Load.Engine;

/// <summary>The closed model: workers that call by themselves, and a thread that watches over stages, timeouts and the end.</summary>
internal sealed class ClosedEngine : ILoadEngine
{
    /// <summary>How often the workers are looked at; a timeout is noticed this much later.</summary>
    private const double WatchSeconds = 0.02;

    /// <summary>How long calls under way may take to obey after a cancellation or at the end of draining.</summary>
    private const double SecondsToObey = 1;

    private readonly RunState _run;
    private readonly LoadOptions _options;
    private readonly IDeadlineWaiter _waiter;
    private readonly Func<Func<Task>, Task> _start;
    private readonly IterationBudget _iterations;
    private readonly ClosedWorker[] _workers;
    private Task _ended = Task.CompletedTask;

    /// <param name="run">The run.</param>
    /// <param name="target">What the workers call.</param>
    /// <param name="options">How.</param>
    /// <param name="waiter">Waits between two looks at the workers.</param>
    /// <param name="start">Starts a worker.</param>
    public ClosedEngine(RunState run, ILoadTarget target, LoadOptions options, IDeadlineWaiter waiter, Func<Func<Task>, Task> start)
    {
        _run = run;
        _options = options;
        _waiter = waiter;
        _start = start;
        _iterations = new(run.Plan.Iterations);
        _workers = [.. Enumerable.Range(0, run.Plan.PeakWorkers).Select(number => new ClosedWorker(run, target, options, _iterations, number))];
    }

    public int InFlight => _workers.Count(worker => worker.IsCalling);

    public LoadRunResult Run(CancellationToken cancellation)
    {
        _waiter.WaitUntil(_run.Origin, cancellation);
        _run.Enter(0, _waiter.Spun);
        _ended = Task.WhenAll(_workers.Select(worker => _start(worker.RunAsync)).ToList());
        if (!Watch(cancellation))
            _run.Stop(_run.Clock.Now());

        Drain(cancellation);
        EndIterations();
        return _run.Result(_waiter.Spun, cancellation.IsCancellationRequested);
    }

    public void SampleResources() => _run.SampleResources(_waiter.Spun);

    public LoadProgress? Progress() => _run.Progress(InFlight);

    /// <summary>Until the last stage is over or no worker works. False when the run must end before that.</summary>
    private bool Watch(CancellationToken cancellation)
    {
        var end = _run.Clock.After(_run.Origin, _run.Plan.Duration.TotalSeconds);
        for (var now = _run.Clock.Now(); now < end && !_ended.IsCompleted; now = _run.Clock.Now())
        {
            if (cancellation.IsCancellationRequested || !_run.Enter(StageAt(now), _waiter.Spun) || _run.Aborts())
                return false;
            Wait(now, cancellation);
        }

        return !cancellation.IsCancellationRequested;
    }

    private void Drain(CancellationToken cancellation)
    {
        foreach (var worker in _workers)
            worker.Stop();
        var limit = _run.Clock.After(_run.Clock.Now(), _options.Timeout.TotalSeconds);
        var obey = long.MaxValue;
        for (var now = _run.Clock.Now(); !_ended.IsCompleted; now = _run.Clock.Now())
        {
            if (obey == long.MaxValue && (now >= limit || cancellation.IsCancellationRequested || _run.IsStopped))
            {
                foreach (var worker in _workers)
                    worker.StopCall(discard: cancellation.IsCancellationRequested || _run.IsAborted);
                obey = _run.Clock.After(now, SecondsToObey);
            }
            else if (now >= obey)
            {
                foreach (var worker in _workers)
                    worker.Abandon(now);
                return;
            }

            Wait(now, CancellationToken.None);
        }

        // A worker that threw is a mistake of this program, to be seen.
        _ended.GetAwaiter().GetResult();
    }

    private void Wait(long now, CancellationToken cancellation)
    {
        foreach (var worker in _workers)
            worker.StopOverdueCall(now);
        _waiter.WaitUntil(_run.Clock.After(now, WatchSeconds), cancellation);
    }

    private void EndIterations()
    {
        if (_run.Plan.Iterations is null)
            return;
        _run.Stop(_workers.Max(worker => worker.LastEnd));
        if (!_run.IsAborted && _iterations.Left is > 0 and var left)
            _run.Stages[^1].RecordNotReached(left);
    }

    private int StageAt(long now)
    {
        var elapsed = _run.Clock.Time.GetElapsedTime(_run.Origin, now);
        var stage = 0;
        while (stage < _run.Stages.Count - 1 && elapsed >= _run.BeginningOf(stage + 1))
            stage++;
        return stage;
    }
}
