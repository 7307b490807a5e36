using System.Text.Json;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>A run as its summary has it: the whole, and every set of tags.</summary>
internal sealed class K6Run
{
    private const string Whole = "";

    private readonly ISummaryShape _shape;
    private readonly Dictionary<string, TaggedMetrics> _parts = new(StringComparer.Ordinal) { [Whole] = new TaggedMetrics() };
    private readonly double? _seconds;

    public K6Run(SummaryNode root, ISummaryShape shape)
    {
        _shape = shape;
        var metrics = shape.Metrics(root).ToList();
        foreach (var metric in metrics.Where(TaggedMetrics.Reads))
        {
            if (!_parts.TryGetValue(metric.Tags, out var part)) _parts.Add(metric.Tags, part = new TaggedMetrics());
            part.Add(metric);
        }

        foreach (var part in _parts.Values)
            part.Interpret(shape);
        _seconds = shape.Seconds(root) ?? (All.RequestRate > 0 ? All.Requests / All.RequestRate : null);
        if (_seconds is { } length)
        {
            foreach (var part in _parts.Values)
                part.HoldAgainst(length);
        }

        Thresholds = [.. metrics.SelectMany(Judged)];
    }

    /// <summary>By the way that leads to each: what it limits, the limit, whether it held.</summary>
    public IReadOnlyList<(SummaryNode Node, string Metric, string Limit, bool Held)> Thresholds { get; }

    private TaggedMetrics All => _parts[Whole];

    /// <summary>One result for the whole run, and one for each set of tags.</summary>
    /// <param name="id">The target of the whole.</param>
    /// <param name="thresholds">What k6 judged by itself; it goes to the whole.</param>
    public IEnumerable<TargetResult> Results(string id, IReadOnlyList<ThresholdOutcome> thresholds) => _parts
        .OrderBy(part => part.Key, StringComparer.Ordinal)
        .Select(part => Result(part.Key.Length == 0 ? id : $"{id}/{part.Key}", part.Key, part.Value, part.Key.Length == 0 ? thresholds : []));

    /// <summary>The same for every shape of one run; null when it says too little to be told from another.</summary>
    public string? Fingerprint() => All is { Requests: { } requests, Times.Times.Max: { } longest } all
        ? FormattableString.Invariant($"k6 {requests} {all.Failed?.Matched} {longest:R} {all.Times.Times.Mean:R}")
        : null;

    private TargetResult Result(string id, string tags, TaggedMetrics part, IReadOnlyList<ThresholdOutcome> thresholds)
    {
        var summary = new RunSummary("k6")
        {
            Seconds = _seconds,
            Requests = part.Requests,
            Outcomes = Outcomes(tags, part),
            // Starts that were given up have no tags but those of a threshold: of which part they were is not known.
            Dropped = part.Dropped ?? All.Dropped ?? 0,
            Service = part.Times?.Times,
            Thresholds = thresholds,
            Absent = Absent(part),
        };
        return new TargetResult(id, TargetKind.Load, Side.Head, [new Launch { Summary = summary }]) { Failure = NothingMeasured(tags, part) };
    }

    private (long Succeeded, long Failed)? Outcomes(string tags, TaggedMetrics part) => (tags, part) switch
    {
        (_, { Failed: { } failed }) => failed.Total == part.Requests ? (failed.Total - failed.Matched, failed.Matched) : null,
        // k6 makes these parts from whether a request failed.
        ("expected_response:true", _) when (part.Requests ?? All.Failed?.Total - All.Failed?.Matched) is { } succeeded => (succeeded, 0),
        ("expected_response:false", _) when (part.Requests ?? All.Failed?.Matched) is { } failed => (0, failed),
        _ => null,
    };

    private static MeasurementFailure? NothingMeasured(string tags, TaggedMetrics part)
    {
        var where = tags.Length == 0 ? "" : $" with {tags}";
        if (part.Requests is 0 || (part.Requests is null && part.Times is null or { AllZero: true }))
            return new MeasurementFailure(DiagnosticCode.NoSamples, $"k6 made no HTTP request{where}");
        return part.Times is { AllZero: true }
            ? new MeasurementFailure(DiagnosticCode.LoadTargetUnreachable, $"none of the requests{where} took any time: nothing answered")
            : null;
    }

    private Dictionary<MetricKind, string> Absent(TaggedMetrics part)
    {
        var reasons = new Dictionary<MetricKind, string>();
        var percentile = part.Times is null ? "the summary holds no http_req_duration" : _shape.PercentileAdvice;
        foreach (var kind in new[] { MetricKind.Quantile, MetricKind.ServiceQuantile })
            reasons[kind] = percentile;
        foreach (var kind in new[] { MetricKind.SuccessRate, MetricKind.ErrorRate, MetricKind.Failed, MetricKind.Throughput })
        {
            reasons[kind] = part.Failed is { } failed && failed.Total != part.Requests
                ? $"k6 says of {failed.Total} of the {part.Requests} requests whether they failed"
                : "the summary holds no http_req_failed with its counts";
        }

        return reasons;
    }

    private IEnumerable<(SummaryNode Node, string Metric, string Limit, bool Held)> Judged(K6Metric metric)
    {
        var name = metric.Tags.Length == 0 ? metric.Name : $"{metric.Name}{{{metric.Tags}}}";
        if (metric.Node.Member("thresholds") is not { } thresholds || !thresholds.IsKind(JsonValueKind.Object, "an object")) yield break;
        foreach (var (limit, node) in thresholds.Members())
        {
            if (_shape.Held(node) is { } held) yield return (node, name, limit, held);
        }
    }
}
