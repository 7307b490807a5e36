using System.Reflection;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks.Rates;

/// <summary>
/// Runs the benchmarks of an assembly in this process and sums them up by their operations a second. For a look; what decides is the gate,
/// which starts a process for each launch. Nothing else should run in the process meanwhile.
/// </summary>
/// <param name="assembly">Where the benchmarks are.</param>
public sealed class BenchmarkSuite(Assembly assembly)
{
    private static readonly TimeSpan NotLookedAt = TimeSpan.FromMinutes(1);

    /// <summary>A glob over the benchmarks' ids. Default: all.</summary>
    public string Filter { get; init; } = "**";

    /// <summary>How often each is set up and measured, 1 or more, about half a second each. Default: 3.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Measures them, round by round. One that throws is listed with its reason; the others go on.</summary>
    /// <param name="cancellation">Stops it after the benchmark that is being measured.</param>
    /// <exception cref="InvalidOperationException">No benchmark is there to be measured, one cannot be read, or there are no rounds.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SuiteRun> RunAllAsync(CancellationToken cancellation = default)
    {
        if (Rounds < 1)
            throw new InvalidOperationException($"Invalid number of rounds {Rounds}. Valid values are 1 and more.");
        var targets = Find();
        var results = targets.ToDictionary(target => target, target => new TargetResult(target.Declaration.Id, target.Declaration.Kind, Side.Head, []));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var target in targets.Where(target => results[target].Failure is null))
            {
                cancellation.ThrowIfCancellationRequested();
                results[target] = await MeasureAsync(target, results[target], cancellation);
            }
        }

        return new SuiteRun([.. targets.Select(target => results[target])]);
    }

    private static async Task<TargetResult> MeasureAsync(IMeasurableTarget target, TargetResult before, CancellationToken cancellation)
    {
        try
        {
            var request = new MeasureRequest(before.Id, NotLookedAt) { TimeOperations = false };
            return before with { Launches = [.. before.Launches, await target.MeasureAsync(request, OwnTurns.Instance, cancellation)] };
        }
        catch (MeasurementException error)
        {
            return before with { Failure = error.Failure };
        }
    }

    private List<IMeasurableTarget> Find()
    {
        var diagnostics = new List<Diagnostic>();
        var filter = new TargetPattern(Filter);
        var targets = new BenchmarkTargetSource().Find(assembly, diagnostics).Where(target => filter.IsMatch(target.Declaration.Id)).ToList();
        if (diagnostics.Find(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.Message);
        return targets.Count > 0 ? targets : throw new InvalidOperationException($"No benchmark of {assembly.GetName().Name} matches '{Filter}'.");
    }
}
