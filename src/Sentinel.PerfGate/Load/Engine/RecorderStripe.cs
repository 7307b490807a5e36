using HdrHistogram;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// What the requests that ended on one core recorded of one stage. A lock a core is nearly never contended, and
/// unlike one recorder a thread it does not grow with the threads of the pool.
/// </summary>
internal sealed class RecorderStripe
{
    private readonly Lock _gate = new();
    private readonly IntHistogram _response = new(LatencyRange.Highest, LatencyRange.Digits);
    private readonly IntHistogram _service = new(LatencyRange.Highest, LatencyRange.Digits);
    private readonly long[] _failures = new long[Enum.GetValues<FailureClass>().Length];
    private long _succeeded;

    public void Record(long response, long service, FailureClass? failure)
    {
        lock (_gate)
        {
            _response.RecordValue(LatencyRange.Clamp(response));
            _service.RecordValue(LatencyRange.Clamp(service));
            if (failure is { } why)
            {
                _failures[(int)why]++;
            }
            else
            {
                _succeeded++;
            }
        }
    }

    public void AddCountsTo(StageTotals totals)
    {
        lock (_gate)
        {
            totals.Succeeded += _succeeded;
            for (var i = 0; i < _failures.Length; i++)
            {
                totals.Failures[i] += _failures[i];
            }
        }
    }

    public void AddTimesTo(HistogramBase response, HistogramBase service)
    {
        lock (_gate)
        {
            response.Add(_response);
            service.Add(_service);
        }
    }
}
