using HdrHistogram;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>What ended between two reports: the difference of two sums over all stages. From the monitor's thread only.</summary>
internal sealed class IntervalReader(IReadOnlyList<StageRecorder> stages)
{
    private LongHistogram _sum = LatencyRange.NewHistogram();
    private LongHistogram _before = LatencyRange.NewHistogram();
    private readonly LongHistogram _difference = LatencyRange.NewHistogram();
    private StageTotals _totals = new();
    private long _dropped;

    public LoadInterval Read()
    {
        var totals = new StageTotals();
        _sum.Reset();
        foreach (var stage in stages)
        {
            stage.AddCountsTo(totals);
            stage.AddResponsesTo(_sum);
        }

        var dropped = stages.Sum(stage => stage.Dropped);
        var ended = Difference();
        var interval = new LoadInterval(totals.Succeeded - _totals.Succeeded, dropped - _dropped, totals.Since(_totals).ByName())
        {
            P50 = ended.TotalCount == 0 ? null : ended.GetValueAtPercentile(50),
            P99 = ended.TotalCount == 0 ? null : ended.GetValueAtPercentile(99),
            Max = ended.TotalCount == 0 ? null : ended.GetMaxValue(),
        };
        (_before, _sum, _totals, _dropped) = (_sum, _before, totals, dropped);
        return interval;
    }

    private LongHistogram Difference()
    {
        _difference.Reset();
        foreach (var value in _sum.RecordedValues())
        {
            var count = value.CountAtValueIteratedTo - _before.GetCountAtValue(value.ValueIteratedTo);
            if (count > 0)
            {
                _difference.RecordValueWithCount(value.ValueIteratedTo, count);
            }
        }

        return _difference;
    }
}
