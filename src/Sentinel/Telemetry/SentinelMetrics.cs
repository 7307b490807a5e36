using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Sentinel.Telemetry;

/// <summary>What Sentinel measures about itself. While nobody listens, a measurement costs one branch.</summary>
internal static class SentinelMetrics
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Sentinel";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> IntentsByDecision =
        Meter.CreateCounter<long>("sentinel.intents", "{intent}", "Intents answered over HTTP, by decision.");

    private static readonly Counter<long> RefusalsByReason =
        Meter.CreateCounter<long>("sentinel.refusals", "{request}", "Requests refused before anything was done for them, by reason.");

    private static readonly Counter<long> BreakerTransitions =
        Meter.CreateCounter<long>("sentinel.breaker.transitions", "{transition}", "Circuit breakers that turned to a state.");

    // From a commit on a fast disk to the longest wait for one.
    private static readonly Histogram<double> AppendDuration = Meter.CreateHistogram<double>(
        "sentinel.store.append.duration",
        "s",
        "How long appends took to become durable, or to fail.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });

    private static readonly Histogram<int> GroupSize = Meter.CreateHistogram<int>(
        "sentinel.store.group.size",
        "{append}",
        "Appends made durable by one commit.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    /// <summary>Whether anybody listens to appends: to their spans or to how long they take.</summary>
    public static bool AreAppendsObserved => Activities.HasListeners() || AppendDuration.Enabled;

    public static bool IsAppendTimed => AppendDuration.Enabled;

    public static void Answered<TDecision>(TDecision decision)
        where TDecision : struct, Enum
    {
        if (IntentsByDecision.Enabled)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(decision.ToString());
            IntentsByDecision.Add(1, new KeyValuePair<string, object?>("decision", name));
        }
    }

    public static void Refused(string reason) => RefusalsByReason.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public static void BreakerTurned(string breaker, string state) =>
        BreakerTransitions.Add(1, new KeyValuePair<string, object?>("breaker", breaker), new KeyValuePair<string, object?>("state", state));

    public static void Appended(TimeSpan duration, bool isDurable) =>
        AppendDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("durable", isDurable));

    public static void Committed(int appends) => GroupSize.Record(appends);
}
