using System.Globalization;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Load;

namespace Sentinel.PerfGate.Gate.Breakpoints;

/// <summary>
/// Searches for the highest rate that holds the objectives: the plan's stages upwards until one does not hold, then rates
/// between. Each is a run of its own, so that the queue of one is not the beginning of the next.
/// </summary>
public sealed class BreakpointSearch
{
    private readonly IReadOnlyList<Objective> _objectives;
    private readonly BreakpointOptions _options;
    private readonly Func<LoadPlan, LoadOptions, CancellationToken, Task<LoadRunResult>> _run;
    private readonly List<BreakpointStep> _steps = [];

    internal BreakpointSearch(
        IReadOnlyList<Objective> objectives,
        BreakpointOptions options,
        Func<LoadPlan, LoadOptions, CancellationToken, Task<LoadRunResult>> run)
    {
        _objectives = objectives;
        _options = options;
        _run = run;
    }

    /// <summary>Runs the search.</summary>
    /// <param name="plan">Stages of constant rate; those that do not count are left out.</param>
    /// <param name="target">Where to. Not disposed.</param>
    /// <param name="objectives">What each rate must hold; limits on regressions are left out, and those of a stage are of that stage alone.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="progress">Told about each run.</param>
    /// <param name="cancellation">Stops the search; the report says so.</param>
    /// <exception cref="ArgumentException">No stage of the plan counts and has a rate, or no objective is about one of them.</exception>
    public static Task<BreakpointReport> RunAsync(
        LoadPlan plan,
        ILoadTarget target,
        IReadOnlyList<Objective> objectives,
        BreakpointOptions? options = null,
        IProgress<LoadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        return new BreakpointSearch(
            objectives,
            options ?? new(),
            (step, load, stop) => LoadRun.ExecuteAsync(step, target, load, progress, stop)).RunAsync(plan, cancellation);
    }

    internal async Task<BreakpointReport> RunAsync(LoadPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var stages = plan.Stages.Where(stage => stage.Counts && stage.EndRate > 0).OrderBy(stage => stage.EndRate).ToList();
        if (stages.Count == 0)
            throw new ArgumentException("No stage of the plan counts and has a rate; a search needs one.", nameof(plan));
        if (stages.Find(stage => BreakpointJudge.About(stage, _objectives).Count == 0) is { } free)
            throw new ArgumentException($"No objective is about stage '{free.Name}': anything would hold there.", nameof(plan));

        var held = true;
        foreach (var stage in stages)
        {
            held = await TryAsync(plan, stage, cancellation);
            if (!held || cancellation.IsCancellationRequested)
                break;
        }

        if (!held && !cancellation.IsCancellationRequested)
            await RefineAsync(plan, cancellation);
        return new([.. _steps]) { Cancelled = cancellation.IsCancellationRequested };
    }

    private async Task RefineAsync(LoadPlan plan, CancellationToken cancellation)
    {
        var (low, high) = (_steps.Where(step => step.Outcome == BreakpointOutcome.Held).Max(step => (double?)step.Rate) ?? 0, _steps[^1].Rate);
        var shape = plan.Stages.First(stage => stage.Name == _steps[^1].Stage);
        for (var i = 0; i < _options.Refinements && !cancellation.IsCancellationRequested; i++)
        {
            var rate = Between(low, high);
            var stage = LoadStage.Constant(rate.ToString("0.##", CultureInfo.InvariantCulture), shape.Duration, rate);
            if (rate <= low || rate >= high || BreakpointJudge.About(stage, _objectives).Count == 0)
                return;
            if (await TryAsync(plan, stage, cancellation))
                low = rate;
            else
                high = rate;
        }
    }

    /// <summary>Runs one rate and judges it. True when it held.</summary>
    private async Task<bool> TryAsync(LoadPlan plan, LoadStage stage, CancellationToken cancellation)
    {
        var load = _steps.Count == 0 ? _options.Load : _options.Load with { WarmUp = TimeSpan.Zero };
        var run = await _run(new LoadPlan(plan.Name, [stage]) { Arrivals = plan.Arrivals }, load, cancellation);
        if (run.Cancelled)
            return false;
        _steps.Add(BreakpointJudge.Read(_options.Target, stage, run, _objectives, _options.Confidence));
        return _steps[^1].Outcome == BreakpointOutcome.Held;
    }

    /// <summary>The middle of two rates, as a share, to two digits.</summary>
    private static double Between(double low, double high)
    {
        var middle = low == 0 ? high / 2 : Math.Sqrt(low * high);
        var digit = Math.Pow(10, Math.Floor(Math.Log10(middle)) - 1);
        return Math.Round(middle / digit) * digit;
    }
}
