using Sentinel.PerfGate.Load.Engine;

namespace Sentinel.PerfGate.Load;

/// <summary>Runs load against a target at planned arrival times (an open model).</summary>
public static class LoadRun
{
    /// <summary>
    /// Runs the plan and waits until the requests have ended, at most the request timeout and a second longer.
    /// A cancellation stops within about a second and keeps what was measured.
    /// </summary>
    /// <param name="plan">What to send, and when.</param>
    /// <param name="target">Where to. Not disposed.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="progress">Told about the run once an interval, on a thread of the run.</param>
    /// <param name="cancellation">Stops the run; the result says so.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Task<LoadRunResult> ExecuteAsync(
        LoadPlan plan,
        ILoadTarget target,
        LoadOptions? options = null,
        IProgress<LoadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(target);
        options ??= new();
        if (options.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        var completion = new TaskCompletionSource<LoadRunResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                completion.SetResult(Execute(plan, target, options, progress, cancellation));
            }
#pragma warning disable CA1031 // The thread hands every exception to whoever awaits the run.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                completion.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "perfgate load schedule",
            Priority = ThreadPriority.AboveNormal,
        };
        thread.Start();
        return completion.Task;
    }

    private static LoadRunResult Execute(
        LoadPlan plan,
        ILoadTarget target,
        LoadOptions options,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellation)
    {
        using IRequestDispatcher dispatcher = options.Workers is { } workers ? new WorkerDispatcher(workers) : new PoolDispatcher();
        var engine = new LoadEngine(plan, target, options, TimeProvider.System, new SleepThenSpinWaiter(TimeProvider.System), dispatcher);
        using var monitor = new LoadMonitor(engine, progress, options.ProgressInterval);
        return engine.Run(cancellation);
    }
}
