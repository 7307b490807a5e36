using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>The launches of a target as points of a plot.</summary>
internal static class LaunchPoints
{
    public static IReadOnlyList<LaunchPoint> Of(IReadOnlyList<TargetResult> sides)
    {
        var confirmed = sides.Any(side => side.Launches.Any(launch => launch.Confirm));
        return [.. sides.OrderByDescending(side => side.Side).SelectMany(side => side.Launches.Select((launch, index) => Point(side.Side, index, launch, confirmed))).OfType<LaunchPoint>()];
    }

    private static LaunchPoint? Point(Side side, int index, Launch launch, bool confirmed)
    {
        var screen = confirmed && !launch.Confirm;
        if (launch.Samples.Count > 0)
        {
            var center = LaunchSummary.Center(launch.Samples);
            return new(side, index + 1, launch.Pair, center, launch.Samples.Min(), launch.Samples.Max(), launch.Samples.Count, screen);
        }
        var worst = launch.Stages?.Where(stage => stage is { Counts: true, Response.P99: not null }).MaxBy(stage => stage.Response!.P99);
        if (worst?.Response is not { P99: { } p99 } response) return null;
        return new(side, index + 1, launch.Pair, p99, response.P50 ?? p99, response.Max ?? p99, worst.Succeeded + worst.Failed, screen);
    }
}
