using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Gate.Merging;

/// <summary>
/// Results of shards or of several generators as one document. Load of one target is one load that several made together: histograms
/// and counts are added. Of benchmarks the launches stand one after the other. Any order and any grouping gives the same figures.
/// </summary>
public static class ResultsMerge
{
    /// <summary>Merges.</summary>
    /// <param name="inputs">What was read, at least one.</param>
    /// <param name="runId">The id of the merged results.</param>
    /// <exception cref="InvalidResultsException">PERF212: something cannot be merged. All of it at once.</exception>
    public static ResultsDocument Of(IReadOnlyList<ReadResults> inputs, string runId)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var errors = Twice(inputs).ToList();
        var joined = MergedResults.Of([.. inputs.Select(input => input.Document)]);
        var targets = joined.Targets.Select(target => IsLoad(target) ? Load(target, inputs, errors) : target).ToList();
        if (errors.Count > 0) throw new InvalidResultsException(errors);
        return new ResultsDocument(targets)
        {
            RunId = runId,
            Environment = MachineMerge.Of([.. inputs.Select(input => input.Document.Environment).OfType<MachineEnvironment>()]),
            MergedFrom = [.. inputs.SelectMany(Leaves).OrderBy(leaf => leaf.File, StringComparer.Ordinal).ThenBy(leaf => leaf.RunId, StringComparer.Ordinal)],
        };
    }

    /// <summary>How the machines differ that something was measured on, as clauses; empty when they do not.</summary>
    public static IReadOnlyList<string> Differences(ResultsDocument merged)
    {
        ArgumentNullException.ThrowIfNull(merged);
        var machines = merged.MergedFrom.Where(input => input.Environment is not null).ToList();
        return
        [
            .. machines.Skip(1)
                .Select(input => (input.File, Difference: machines[0].Environment!.AnyDifferenceFrom(input.Environment!)))
                .Where(other => other.Difference is not null)
                .Select(other => $"{other.File} was measured in another environment than {machines[0].File} ({other.Difference})"),
        ];
    }

    private static bool IsLoad(TargetResult target) =>
        target.Kind == TargetKind.Load || target.Launches.Any(launch => launch.Stages is not null || launch.Summary is not null);

    private static TargetResult Load(TargetResult target, IReadOnlyList<ReadResults> inputs, List<Diagnostic> errors)
    {
        var shares = inputs
            .SelectMany(input => input.Document.Targets.Select(result => (input.File, Result: result)))
            .Where(share => share.Result.Id == target.Id && share.Result.Side == target.Side)
            .ToList();
        try
        {
            return LoadMerge.Of(shares);
        }
        catch (FormatException impossible)
        {
            errors.Add(Error($"{target.Id} cannot be merged: {impossible.Message}."));
            return target;
        }
    }

    // The same run again would count its requests twice.
    private static IEnumerable<Diagnostic> Twice(IReadOnlyList<ReadResults> inputs) => inputs
        .SelectMany(input => Leaves(input).Select(leaf => (leaf.RunId, Input: input)))
        .Where(leaf => leaf.RunId is not null)
        .GroupBy(leaf => leaf.RunId, leaf => leaf.Input, StringComparer.Ordinal)
        .Select(same => (RunId: same.Key, Inputs: same.ToList()))
        .Where(same => SharedTarget(same.Inputs) is not null)
        .Select(same => Error(
            $"{string.Join(" and ", same.Inputs.Select(input => input.File))} hold {SharedTarget(same.Inputs)} of one run ({same.RunId}), which would count twice. Give each run once, or runs of their own a --run-id of their own."));

    private static string? SharedTarget(List<ReadResults> inputs) => inputs
        .SelectMany(input => input.Document.Targets.Select(target => (target.Id, target.Side)).Distinct())
        .GroupBy(target => target)
        .FirstOrDefault(same => same.Skip(1).Any())?.Key.Id;

    private static IEnumerable<MergedInput> Leaves(ReadResults input) =>
        input.Document.MergedFrom is { Count: > 0 } merged ? merged : [new(input.File, input.Document.RunId, input.Document.Environment)];

    private static Diagnostic Error(string message) => new(DiagnosticCode.ResultsUnreadable, DiagnosticSeverity.Error, null, message);
}
