using HdrHistogram;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// What the requests that ended on one core recorded of one stage. A lock a core is nearly never contended, and
/// unlike one recorder a thread it does not grow with the threads of the pool.
/// </summary>
internal sealed class RecorderStripe
{
    private readonly Lock _gate = new();
    private readonly LatencyCounts _response = new();
    private readonly LatencyCounts _service = new();
    private readonly LatencyCounts _wait = new();
    private readonly long[] _failures = new long[Enum.GetValues<FailureClass>().Length];
    private long _succeeded;

    public void Record(long response, long wait, long service, FailureClass? failure)
    {
        lock (_gate)
        {
            _response.Record(response);
            _wait.Record(wait);
            _service.Record(service);
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
                _service.Record(service);
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
            _response.AddTo(response);
        }
    }

    public void AddServicesTo(HistogramBase service)
    {
        lock (_gate)
        {
            _service.AddTo(service);
        }
    }

    public void AddWaitsTo(HistogramBase wait)
    {
        lock (_gate)
        {
            _wait.AddTo(wait);
        }
    }
}
