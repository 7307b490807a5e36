using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>The metrics of one set of tags that say something of its requests.</summary>
internal sealed class TaggedMetrics
{
    private const string Duration = "http_req_duration";
    private const string Failing = "http_req_failed";
    private const string Requesting = "http_reqs";
    private const string Dropping = "dropped_iterations";
    private const double SameLength = 0.01;

    private static readonly string[] Read = [Duration, Failing, Requesting, Dropping];

    private readonly Dictionary<string, K6Metric> _metrics = new(StringComparer.Ordinal);

    public TrendValues? Times { get; private set; }

    public RateValues? Failed { get; private set; }

    /// <summary>Requests made, from whatever metric counts them; null when none does.</summary>
    public long? Requests { get; private set; }

    /// <summary>Requests a second; null when it is not said.</summary>
    public double? RequestRate { get; private set; }

    /// <summary>Starts given up; null when the metric is absent, which it is unless there were some.</summary>
    public long? Dropped { get; private set; }

    public static bool Reads(K6Metric metric) => Read.Contains(metric.Name, StringComparer.Ordinal);

    public void Add(K6Metric metric)
    {
        if (!_metrics.TryAdd(metric.Name, metric)) metric.Node.Report("is given twice");
    }

    /// <summary>Reads the figures, and tells what contradicts itself.</summary>
    public void Interpret(ISummaryShape shape)
    {
        if (_metrics.TryGetValue(Duration, out var duration)) Times = TrendValues.Of(duration);
        if (_metrics.TryGetValue(Failing, out var failing)) Failed = RateValues.Of(failing, shape);
        var requesting = _metrics.GetValueOrDefault(Requesting);
        var counted = Counter(requesting);
        RequestRate = requesting?.Values.Number("rate");
        if (_metrics.TryGetValue(Dropping, out var dropping))
        {
            Dropped = Counter(dropping);
            if (dropping.Values.Member("count") is null) dropping.Values.Report("has no \"count\"");
        }

        Requests = counted ?? Times?.Count ?? Failed?.Total;
        if (Times?.Count is { } timed && timed != Requests)
            duration!.Values.Member("count")!.Report($"is {timed}, and {Requesting} counts {Requests} requests");
        if (Failed?.Total > Requests)
            failing!.Values.Report($"counts {Failed.Total} requests, and there were {Requests}");
    }

    /// <summary>Tells when requests a second, requests and the run's length do not fit together.</summary>
    /// <param name="seconds">The run's length.</param>
    public void HoldAgainst(double seconds)
    {
        if (RequestRate is not { } rate || Requests is not { } requests || Math.Abs((rate * seconds) - requests) <= Math.Max(1, SameLength * requests)) return;
        _metrics[Requesting].Values.Member("rate")!.Report(
            FormattableString.Invariant($"does not fit: {rate:0.###} requests a second for {seconds:0.###} s are not {requests}"));
    }

    private static long? Counter(K6Metric? metric) => metric is not null && metric.IsOf("counter", "default") ? metric.Values.Count("count") : null;
}
