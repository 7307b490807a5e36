using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Stored;

/// <summary>What a file of results holds, as far as a budget's key can tell: load runs, k6 summaries, or measured code.</summary>
internal static class TargetFamily
{
    private const string Load = "load";
    private const string K6 = "k6";
    private const string Code = "code";

    public static string Of(TargetResult result) => (FirstSegment(result.Id), result.Kind) switch
    {
        (K6, _) => K6,
        (Load, _) => Load,
        // A summary that was named otherwise stays a summary: no load run is missing for its sake.
        (_, TargetKind.Load) => result.Launches.Any(launch => launch.Summary is not null) ? K6 : Load,
        _ => Code,
    };

    /// <summary>The family that a key is about; null when its first segment is open to several.</summary>
    public static string? OfKey(string key) => FirstSegment(key) switch
    {
        Load => Load,
        K6 => K6,
        var segment when segment.Contains('*', StringComparison.Ordinal) => null,
        _ => Code,
    };

    public static string Describe(string key) => OfKey(key) switch
    {
        Load => "load runs",
        K6 => "k6 summaries",
        _ => "benchmarks",
    };

    private static string FirstSegment(string id) => id.Split('/', 2)[0];
}
