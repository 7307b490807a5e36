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

    public LoadStage Stage => stage;

    public long Planned => Volatile.Read(ref _planned);

    public long Started => Volatile.Read(ref _started);

    public long Dropped => Volatile.Read(ref _dropped);

    public IReadOnlyDictionary<FailureClass, string> Examples => _examples;

    /// <summary>A start handed over, so many nanoseconds after its time. From the scheduling thread only.</summary>
    public void RecordStart(long lag)
    {
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
    public void RecordEnd(long response, long service, RequestOutcome outcome)
    {
        if (outcome.Failure is { } failure && !_examples.ContainsKey(failure))
        {
            _examples.TryAdd(failure, outcome.Detail ?? failure.Name());
        }

        var stripe = Thread.GetCurrentProcessorId() & (s_stripes - 1);
        var recorder = Volatile.Read(ref _stripes[stripe])
            ?? Interlocked.CompareExchange(ref _stripes[stripe], new(), null)
            ?? _stripes[stripe]!;
        recorder.Record(response, service, outcome.Failure);
    }

    public StageTotals Totals()
    {
        var totals = new StageTotals();
        foreach (var stripe in _stripes)
        {
            stripe?.AddCountsTo(totals);
        }

        return totals;
    }

    /// <summary>Starts handed over later than a limit.</summary>
    public long StartsLaterThan(long nanoseconds)
    {
        lock (_lagGate)
        {
            return _lag.RecordedValues().Where(value => value.ValueIteratedTo > nanoseconds).Sum(value => value.CountAtValueIteratedTo);
        }
    }

    public (HistogramBase Response, HistogramBase Service) Times()
    {
        var (response, service) = (LatencyRange.NewHistogram(), LatencyRange.NewHistogram());
        foreach (var stripe in _stripes)
        {
            stripe?.AddTimesTo(response, service);
        }

        return (response, service);
    }

    public LoadStageResult Result()
    {
        var totals = Totals();
        var (response, service) = Times();
        return new(stage.Name, stage.Duration.TotalSeconds, Planned, Started, Dropped, totals.Succeeded, totals.Failed)
        {
            Counts = stage.Counts,
            Response = LatencySummaries.Of(response),
            Service = LatencySummaries.Of(service),
            StartLag = LatencySummaries.Of(_lag),
            Failures = totals.ByName(),
        };
    }
}
