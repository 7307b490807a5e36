using Sentinel.PerfGate.Load.Engine;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load;

/// <summary>Runs load against a target: at planned arrival times (open model), or by workers (closed model).</summary>
public static class LoadRun
{
    /// <summary>
    /// Runs the plan and waits until the requests have ended, at most the request timeout and a second longer.
    /// A cancellation stops within about a second and keeps what was measured.
    /// </summary>
    /// <param name="plan">What to send, and when.</param>
    /// <param name="target">Where to. Not disposed.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="progress">Told about the run once an interval and at its end, on threads of the run.</param>
    /// <param name="cancellation">Stops the run; the result says so.</param>
    /// <exception cref="ArgumentException">An option, or a property of the plan, is out of its range.</exception>
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
        if (plan.Problem() is { } wrong)
            throw new ArgumentException(wrong, nameof(plan));
        if ((options.Problem() ?? Problem(plan, options)) is { } problem)
            throw new ArgumentException(problem, nameof(options));

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
        var time = TimeProvider.System;
        PreciseSleep.BeExact();
        var awake = new AwakeThread(time);
        var waiter = new SleepThenSpinWaiter(time, plan.Model == LoadModel.Open ? awake : null);
        using var run = new RunState(plan, target, options, time);
        using IRequestDispatcher dispatcher = options.Connections is { } connections ? new WorkerDispatcher(connections, awake) : new PoolDispatcher(awake);
        ILoadEngine engine = plan.Model == LoadModel.Closed
            ? new ClosedEngine(run, target, options, waiter, Task.Run)
            : new OpenEngine(run, target, options, waiter, dispatcher);
        awake.IsIdle = () => engine.InFlight == 0;
        LoadRunResult result;
        using (new LoadMonitor(engine, progress, options.ProgressInterval))
            result = engine.Run(cancellation);
        // What ended after the last report is part of the whole too.
        if (engine.Progress() is { } last)
            progress?.Report(last);
        return result;
    }

    private static string? Problem(LoadPlan plan, LoadOptions options) =>
        options.TargetProcess is { } process && !ProcessMeter.Exists(process) ? $"TargetProcess is {process}; no process of this machine has that id."
        : plan.Model == LoadModel.Open ? null
        : options.Connections is not null ? "Connections belong to the open model; in the closed one each worker has its own."
        : options.MaxInFlight is not null ? "MaxInFlight belongs to the open model; in the closed one as many requests are in flight as there are workers."
        : null;
}
