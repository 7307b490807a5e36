using System.Diagnostics;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement.Worker;

namespace Sentinel.PerfGate.Measurement;

/// <summary>The tool's side of one worker process.</summary>
internal sealed class WorkerProcess : IWorker
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);
    private readonly Process process;
    private readonly WorkerLog log;
    private readonly WorkerOptions options;
    private readonly Task errors;
    private bool stopped;
    private TimeSpan launchLimit;

    public WorkerProcess(Process process, WorkerLog log, WorkerOptions options)
    {
        (this.process, this.log, this.options) = (process, log, options);
        errors = CopyErrorsAsync();
    }

    /// <inheritdoc/>
    public bool IsAlive => !stopped && !process.HasExited;

    /// <summary>The process's id.</summary>
    public int ProcessId => process.Id;

    /// <summary>Waits for the first line.</summary>
    /// <exception cref="WorkerException">PERF300, PERF304 or PERF305.</exception>
    public async Task GreetAsync(CancellationToken cancellation)
    {
        var (reply, failure) = await ReceiveAsync(options.StartLimit, cancellation);
        if (failure is not null)
            throw new WorkerException(failure with { Code = failure.Code == DiagnosticCode.WorkerProtocol ? DiagnosticCode.WorkerProtocol : DiagnosticCode.WorkerDidNotStart });
        if (reply!.Greeting is not { } greeting)
            throw new WorkerException(new MeasurementFailure(DiagnosticCode.WorkerProtocol, "The worker did not greet."));
        if (greeting.Protocol != WorkerProtocol.Version)
        {
            throw new WorkerException(new MeasurementFailure(
                DiagnosticCode.WorkerVersion,
                $"The perf project uses Sentinel.PerfGate {greeting.Version}, which speaks protocol {greeting.Protocol}; this tool speaks {WorkerProtocol.Version}. Use the same version on both sides."));
        }
    }

    /// <inheritdoc/>
    public async Task<TargetDiscovery> DiscoverAsync(CancellationToken cancellation)
    {
        log.Begin("discover");
        var (reply, failure) = await AskAsync(WorkerProtocol.Write(new WorkerRequest(null)), options.DiscoveryLimit, cancellation);
        failure ??= reply!.Failure;
        if (failure is not null)
            throw new WorkerException(failure);
        return reply!.Discovery ?? throw new WorkerException(Rubbish("an answer to another question"));
    }

    /// <inheritdoc/>
    public async Task<LaunchOutcome> MeasureAsync(MeasureRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var step = await BeginAsync(request with { TakesTurns = false }, cancellation);
        return step.Outcome ?? LaunchOutcome.Failed(Rubbish("a wait for a turn"));
    }

    /// <inheritdoc/>
    public async Task<LaunchStep> BeginAsync(MeasureRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellation.ThrowIfCancellationRequested();
        if (!IsAlive)
            return LaunchStep.Over(LaunchOutcome.Failed(new(DiagnosticCode.WorkerExited, "The worker had ended before.", log.Path)));
        log.Begin(request.TargetId);
        launchLimit = request.TimeLimit;
        return await StepAsync(WorkerProtocol.Write(new WorkerRequest(request)), cancellation);
    }

    /// <inheritdoc/>
    public Task<LaunchStep> ContinueAsync(bool rest, CancellationToken cancellation) =>
        StepAsync(rest ? TurnMessages.TakeRest : TurnMessages.Take, cancellation);

    /// <summary>Closes the worker's stdin, which asks it to end: so does the end of this process.</summary>
    public void CloseRequests() => process.StandardInput.Close();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            CloseRequests();
            try
            {
                await process.WaitForExitAsync().WaitAsync(EndPatience);
            }
            catch (TimeoutException)
            {
                Kill();
            }
        }

        Kill();
        await ErrorsCopiedAsync();
        log.Dispose();
        process.Dispose();
    }

    private async Task<LaunchStep> StepAsync(string line, CancellationToken cancellation)
    {
        var (reply, failure) = await AskAsync(line, launchLimit, cancellation);
        if (reply?.Waiting is { } complete)
            return LaunchStep.Waiting(complete);
        failure ??= reply!.Failure;
        return LaunchStep.Over(
            failure is not null ? LaunchOutcome.Failed(failure with { Log = log.Path })
            : reply!.Launch is { } launch ? LaunchOutcome.Of(launch)
            : LaunchOutcome.Failed(Rubbish("an answer to another question")));
    }

    private async Task<(WorkerReply? Reply, MeasurementFailure? Failure)> AskAsync(
        string request, TimeSpan limit, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(request.AsMemory(), cancellation);
            await process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            return (null, await ExitedAsync());
        }

        return await ReceiveAsync(limit, cancellation);
    }

    private async Task<(WorkerReply? Reply, MeasurementFailure? Failure)> ReceiveAsync(TimeSpan limit, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            var line = await ReadLineAsync(timer.Token);
            if (line is null)
                return (null, await ExitedAsync());
            if (WorkerProtocol.TryReadReply(line) is { IsEmpty: false } reply)
                return (reply, null);
            Kill();
            return (null, Rubbish(line));
        }
        catch (OperationCanceledException)
        {
            Kill();
            cancellation.ThrowIfCancellationRequested();
            return (null, new(DiagnosticCode.TimeLimit, $"No result within the time limit of {limit.TotalSeconds:0.#} s; the worker was stopped.", log.Path));
        }
    }

    /// <summary>Null when the worker ended, also when a child of it still holds the channel open.</summary>
    private async Task<string?> ReadLineAsync(CancellationToken cancellation)
    {
        var reading = process.StandardOutput.ReadLineAsync(cancellation).AsTask();
        var exited = process.WaitForExitAsync(cancellation);
        if (await Task.WhenAny(reading, exited) == exited)
        {
            await exited;
            await Task.WhenAny(reading, Task.Delay(EndPatience, cancellation));
        }

        return reading.IsCompleted || !process.HasExited ? await reading : null;
    }

    private MeasurementFailure Rubbish(string text)
    {
        var shown = text.Length > 80 ? text[..80] + "…" : text;
        return new(DiagnosticCode.WorkerProtocol, $"The worker's output is not the protocol's: \"{shown}\". Benchmarks must not write to the process's stdout below Console.", log.Path);
    }

    private async Task<MeasurementFailure> ExitedAsync()
    {
        // Without a stdout it can tell us nothing any more, even if it lives on.
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(EndPatience));
        Kill();
        await ErrorsCopiedAsync();
        return new(DiagnosticCode.WorkerExited, ExitReason.Of(process.ExitCode, log.Recent()), log.Path);
    }

    private void Kill()
    {
        stopped = true;
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }

    /// <summary>A child that outlives the worker keeps its stderr open: what it prints is not waited for.</summary>
    private async Task ErrorsCopiedAsync() => await Task.WhenAny(errors, Task.Delay(EndPatience));

    private async Task CopyErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
            log.Add(line);
    }
}
