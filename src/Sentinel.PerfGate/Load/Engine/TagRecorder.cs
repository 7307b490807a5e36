using System.Collections.Concurrent;
using HdrHistogram;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>What was recorded of one stage for each set of tags. Its size depends on the number of sets, which is limited.</summary>
internal sealed class TagRecorder
{
    private readonly ConcurrentDictionary<RequestTags, RecorderStripe> _sets = new();

    public IEnumerable<string> Names => _sets.Keys.Select(tags => tags.Text);

    /// <summary>A request that ended. From any thread.</summary>
    public void Record(RequestTags tags, long response, long wait, long service, FailureClass? failure)
    {
        if (!_sets.TryGetValue(tags, out var recorder))
            recorder = _sets.GetOrAdd(_sets.Count < RequestTags.MostSets ? tags : RequestTags.Others, _ => new());
        recorder.Record(response, wait, service, failure);
    }

    /// <summary>The stage as if it had been of one set alone; null when it had no request of it.</summary>
    /// <param name="tags">The set's text.</param>
    /// <param name="stage">The stage's own result.</param>
    public LoadStageResult? Result(string tags, LoadStageResult stage)
    {
        if (_sets.FirstOrDefault(set => set.Key.Text == tags).Value is not { } recorder)
            return null;
        var totals = new StageTotals();
        recorder.AddCountsTo(totals);
        var service = Summary(recorder.AddServicesTo);
        var isClosed = stage.Model == LoadModel.Closed;
        return stage with
        {
            Planned = totals.Ended,
            Started = totals.Ended,
            Dropped = 0,
            Succeeded = totals.Succeeded,
            Failed = totals.Failed,
            Failures = totals.ByName(),
            Response = isClosed ? service : Summary(recorder.AddResponsesTo),
            Service = service,
            ConnectionWait = isClosed ? null : Summary(recorder.AddWaitsTo),
            StartLag = null,
            Achieved = null,
        };
    }

    private static LatencySummary? Summary(Action<HistogramBase> add)
    {
        var sum = LatencyRange.NewHistogram();
        add(sum);
        return LatencySummaries.Of(sum);
    }
}
