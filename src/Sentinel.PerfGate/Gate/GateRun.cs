using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Bases;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate;

/// <summary>One run of the gate: plan, base, rounds of measuring, judgement, results on disk.</summary>
public static class GateRun
{
    /// <summary>
    /// Runs the gate. Wrong usage, bad input and failed measurements are no exceptions: the report carries them with the exit code
    /// they stand for. results.json is written into the output folder even when the run was cancelled, and a verdicts.json
    /// of an earlier run is deleted first, so that it can never stand for this one; whoever calls writes the new one.
    /// </summary>
    /// <param name="options">What to measure, by which budgets, against what.</param>
    /// <param name="workers">Starts workers.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="time">The clock that the time limit is kept by.</param>
    /// <param name="cancellation">Stops every process that was started; what was measured is kept.</param>
    /// <exception cref="IOException">The output folder cannot be written.</exception>
    public static async Task<GateReport> ExecuteAsync(
        GateRunOptions options,
        IWorkerFactory workers,
        IGateProgress progress,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var output = OutputFolder.Prepare(options.OutDirectory);
        var activity = new MachineActivity(time);
        var record = new RunRecord(options, EnvironmentReader.Read());
        try
        {
            await ExecuteAsync(record, workers, progress, time, cancellation);
        }
        catch (GateInputException error)
        {
            record.Refuse(error);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            record.Cancel();
        }
        record.Machine = activity.AddTo(record.Machine);
        var report = record.ToReport(time.GetElapsedTime(begun));
        if (report.Results.Targets.Count > 0) await ResultsFile.WriteAsync(report.Results, output.Results, CancellationToken.None);
        return report;
    }

    private static async Task ExecuteAsync(
        RunRecord record,
        IWorkerFactory workers,
        IGateProgress progress,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var options = record.Options;
        var budgets = ReadBudgets(options.BudgetFiles);
        var heads = await HeadProjects.PrepareAsync(options.Projects, options.Scenarios, workers, progress, cancellation);
        var scope = record.Scope = RunScope.Of(budgets, heads, options.Filter);
        var @base = record.Base = await BaseSides.PrepareAsync(options, scope, record.Machine, workers, progress, time, cancellation);

        var plan = RunPlan.Of(scope, @base, options);
        var measuring = record.Time = new MeasuringTime(time, options.TimeLimit);
        var experiment = record.Experiment = new Experiment(plan, workers, progress, measuring, record.Seed, options.Confidence);
        progress.Planned(scope.Budgets.Targets.Count, scope.Objectives, @base.Name, experiment.Estimate);
        await experiment.RunAsync(cancellation);

        record.Verdicts = Judge.Decide(record.ToJudgeInput());
    }

    private static BudgetSet ReadBudgets(IReadOnlyList<string> files)
    {
        if (files.Count == 0) return new BudgetSet([], []);
        var reading = BudgetReader.Read(files);
        return reading.HasErrors ? throw new GateInputException(2, reading.Diagnostics) : reading.Set;
    }
}
