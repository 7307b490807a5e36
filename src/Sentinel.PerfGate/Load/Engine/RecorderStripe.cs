using HdrHistogram;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// What the requests that ended on one core recorded of one stage. A lock a core is nearly never contended, and
/// unlike one recorder a thread it does not grow with the threads of the pool.
/// </summary>
internal sealed class RecorderStripe
{
    private readonly Lock _gate = new();
    private readonly LongHistogram _response = LatencyRange.NewHistogram();
    private readonly LongHistogram _service = LatencyRange.NewHistogram();
    private readonly LongHistogram _wait = LatencyRange.NewHistogram();
    private readonly long[] _failures = new long[Enum.GetValues<FailureClass>().Length];
    private long _succeeded;

    public void Record(long response, long wait, long service, FailureClass? failure)
    {
        lock (_gate)
        {
            _response.RecordValue(LatencyRange.Clamp(response));
            _wait.RecordValue(LatencyRange.Clamp(wait));
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

    /// <summary>Requests of the closed model: their service times, and how many ended how.</summary>
    public void Record(ReadOnlySpan<long> services, long succeeded, ReadOnlySpan<long> failures)
    {
        lock (_gate)
        {
            foreach (var service in services)
            {
                _service.RecordValue(LatencyRange.Clamp(service));
            }

            _succeeded += succeeded;
            for (var i = 0; i < failures.Length; i++)
            {
                _failures[i] += failures[i];
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

    public void AddResponsesTo(HistogramBase response)
    {
        lock (_gate)
        {
            response.Add(_response);
        }
    }

    public void AddServicesTo(HistogramBase service)
    {
        lock (_gate)
        {
            service.Add(_service);
        }
    }

    public void AddWaitsTo(HistogramBase wait)
    {
        lock (_gate)
        {
            wait.Add(_wait);
        }
    }
}
