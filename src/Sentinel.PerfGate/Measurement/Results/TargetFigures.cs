namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>
/// Figures at the target: of its only launch, or the sum over several. Read, they go to the launches that lack them;
/// launches that have their own keep them.
/// </summary>
internal static class TargetFigures
{
    public static IReadOnlyList<Launch> ToLaunches(TargetJson json)
    {
        var scale = TimeUnit.InNanoseconds(json.Unit)!.Value;
        var launches = (json.Launches ?? []).Select(launch => Scaled(launch!, scale)).ToList();
        if (launches.Count == 0 && HasOwn(json))
            launches.Add(new Launch());
        var counted = launches.Exists(launch => (launch.Successes ?? launch.Errors) is not null || launch.Operations is not null);
        var staged = launches.Exists(launch => launch.Stages is not null);
        return [.. launches.Select((launch, at) => launch with
        {
            AllocatedBytes = launch.AllocatedBytes ?? json.AllocatedBytes,
            Gen0 = launch.Gen0 ?? json.Gen0,
            Gen1 = launch.Gen1 ?? json.Gen1,
            Gen2 = launch.Gen2 ?? json.Gen2,
            // Counts are of all launches together: they must not be counted again for each.
            Successes = counted || at > 0 ? launch.Successes : json.Successes,
            Errors = counted || at > 0 ? launch.Errors : json.Errors,
            Operations = counted || at > 0 ? launch.Operations : json.Operations,
            Stages = staged || at > 0 ? launch.Stages : json.Stages,
            Resources = launch.Resources ?? (at == 0 ? json.Resources : null),
        })];
    }

    public static TargetJson FromLaunches(TargetResult target) => target.Launches is [var only]
        ? new()
        {
            Launches = [only with
            {
                AllocatedBytes = null, Gen0 = null, Gen1 = null, Gen2 = null,
                Successes = null, Errors = null, Operations = null, Stages = null, Resources = null,
            }],
            AllocatedBytes = only.AllocatedBytes,
            Gen0 = only.Gen0,
            Gen1 = only.Gen1,
            Gen2 = only.Gen2,
            Successes = only.Successes,
            Errors = only.Errors,
            Operations = only.Operations,
            Stages = only.Stages,
            Resources = only.Resources,
        }
        : new()
        {
            Launches = target.Launches,
            AllocatedBytes = Agreed(target.Launches),
            Successes = Sum(target.Launches, launch => launch.Successes),
            Errors = Sum(target.Launches, launch => launch.Errors),
            Stages = target.Launches.Select(launch => launch.Stages).FirstOrDefault(stages => stages is not null),
        };

    private static bool HasOwn(TargetJson json) =>
        json.Stages is not null || json.Operations is not null || (json.Successes ?? json.Errors) is not null;

    private static Launch Scaled(Launch launch, double scale) =>
        scale is 1 ? launch : launch with { Samples = [.. launch.Samples.Select(sample => sample * scale)] };

    private static double? Agreed(IReadOnlyList<Launch> launches) =>
        launches.Select(launch => launch.AllocatedBytes).Distinct().ToList() is [var same] ? same : null;

    private static long? Sum(IReadOnlyList<Launch> launches, Func<Launch, long?> count) =>
        launches.Any(launch => count(launch) is not null) ? launches.Sum(count) : null;
}
