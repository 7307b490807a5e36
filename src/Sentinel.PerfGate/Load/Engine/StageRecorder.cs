using System.Collections.Concurrent;
using System.Numerics;
using HdrHistogram;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Everything recorded of one stage. Its size does not depend on how many requests there are.</summary>
internal sealed class StageRecorder(LoadStage stage)
{
    private const int MostStripes = 8;

    private static readonly int s_stripes =
        (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, MostStripes));

    private readonly RecorderStripe?[] _stripes = new RecorderStripe?[s_stripes];
    private readonly ConcurrentDictionary<FailureClass, string> _examples = new();
    private readonly Lock _lagGate = new();
    private readonly LongHistogram _lag = LatencyRange.NewHistogram();
    private long _planned;
    private long _started;
    private long _dropped;
    private long _inTime;

    public LoadStage Stage => stage;

    public long Planned => Volatile.Read(ref _planned);

    public long Started => Volatile.Read(ref _started);

    public long Dropped => Volatile.Read(ref _dropped);

    public IReadOnlyDictionary<FailureClass, string> Examples => _examples;

    public TagRecorder Tags { get; } = new();

    /// <summary>A start handed over, so many nanoseconds after its time. From the scheduling thread only.</summary>
    /// <param name="lag">The lateness.</param>
    /// <param name="isInTime">Whether the stage was not over yet.</param>
    public void RecordStart(long lag, bool isInTime = true)
    {
        _inTime += isInTime ? 1 : 0;
        Volatile.Write(ref _planned, _planned + 1);
        Volatile.Write(ref _started, _started + 1);
        lock (_lagGate)
        {
            _lag.RecordValue(LatencyRange.Clamp(lag));
        }
    }

    /// <summary>A start given up at the in-flight cap. From the scheduling thread only.</summary>
    public void RecordDrop()
    {
        Volatile.Write(ref _planned, _planned + 1);
        Volatile.Write(ref _dropped, _dropped + 1);
    }

    /// <summary>A request that ended, with its times in nanoseconds. From any thread.</summary>
    public void RecordEnd(long response, long wait, long service, RequestOutcome outcome)
    {
        if (outcome.Failure is { } failure)
            KeepExample(failure, outcome.Detail);
        Stripe().Record(response, wait, service, outcome.Failure);
        if (outcome.Tags is { } tags)
            Tags.Record(tags, response, wait, service, outcome.Failure);
    }

    /// <summary>
    /// Requests of one worker of the closed model: so many started, of which some ended in these times. From any thread.
    /// </summary>
    public void RecordBatch(long started, ReadOnlySpan<long> services, long succeeded, ReadOnlySpan<long> failures)
    {
        Interlocked.Add(ref _planned, started);
        Interlocked.Add(ref _started, started);
        Stripe().Record(services, succeeded, failures);
    }

    /// <summary>Requests of the closed model that the plan's time was too short for.</summary>
    public void RecordNotReached(long requests)
    {
        Interlocked.Add(ref _planned, requests);
        Interlocked.Add(ref _dropped, requests);
    }

    public void KeepExample(FailureClass failure, string? detail)
    {
        if (!_examples.ContainsKey(failure))
            _examples.TryAdd(failure, detail ?? failure.Name());
    }

    public StageTotals Totals()
    {
        var totals = new StageTotals();
        AddCountsTo(totals);
        return totals;
    }

    public void AddCountsTo(StageTotals totals)
    {
        foreach (var stripe in _stripes)
            stripe?.AddCountsTo(totals);
    }

    /// <summary>Starts handed over later than a limit.</summary>
    public long StartsLaterThan(long nanoseconds)
    {
        lock (_lagGate)
            return CountAbove(_lag, nanoseconds);
    }

    /// <summary>Requests that waited longer than a limit for a connection or a worker.</summary>
    public long WaitsLongerThan(long nanoseconds) => CountAbove(Sum((stripe, sum) => stripe.AddWaitsTo(sum)), nanoseconds);

    /// <summary>99th percentile of the start lag so far, in nanoseconds; null before the first start.</summary>
    public double? StartLagP99()
    {
        lock (_lagGate)
            return _lag.TotalCount == 0 ? null : _lag.GetValueAtPercentile(99);
    }

    /// <summary>Adds the response times so far; in the closed model those are the service times.</summary>
    public void AddResponsesTo(HistogramBase sum)
    {
        foreach (var stripe in _stripes)
        {
            if (stage.Model == LoadModel.Closed)
                stripe?.AddServicesTo(sum);
            else
                stripe?.AddResponsesTo(sum);
        }
    }

    /// <summary>The stage as it was run.</summary>
    /// <param name="seconds">How long it was: less than planned when the run was stopped.</param>
    /// <param name="options">How it was run.</param>
    public LoadStageResult Result(double seconds, LoadOptions options)
    {
        var totals = Totals();
        var service = LatencySummaries.Of(Sum((stripe, sum) => stripe.AddServicesTo(sum)));
        var result = new LoadStageResult(stage.Name, seconds, Planned, Started, Dropped, totals.Succeeded, totals.Failed)
        {
            Model = stage.Model,
            Counts = stage.Counts,
            Service = service,
            Failures = totals.ByName(),
        };
        return stage.Model == LoadModel.Closed
            ? result with { Workers = stage.PeakWorkers, Response = service }
            : result with
            {
                Connections = options.Connections,
                Achieved = Planned == 0 ? null : (double)_inTime / Planned,
                Response = LatencySummaries.Of(Sum((stripe, sum) => stripe.AddResponsesTo(sum))),
                ConnectionWait = LatencySummaries.Of(Sum((stripe, sum) => stripe.AddWaitsTo(sum))),
                StartLag = LatencySummaries.Of(_lag),
            };
    }

    private RecorderStripe Stripe()
    {
        var at = Thread.GetCurrentProcessorId() & (s_stripes - 1);
        return Volatile.Read(ref _stripes[at])
            ?? Interlocked.CompareExchange(ref _stripes[at], new(), null)
            ?? _stripes[at]!;
    }

    private LongHistogram Sum(Action<RecorderStripe, HistogramBase> add)
    {
        var sum = LatencyRange.NewHistogram();
        foreach (var stripe in _stripes.OfType<RecorderStripe>())
            add(stripe, sum);
        return sum;
    }

    private static long CountAbove(HistogramBase histogram, long nanoseconds) => histogram
        .RecordedValues()
        .Where(value => value.ValueIteratedTo > nanoseconds)
        .Sum(value => value.CountAtValueIteratedTo);
}
