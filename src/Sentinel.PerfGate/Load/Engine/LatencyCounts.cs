using HdrHistogram;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// Times that one core recorded, exact however many. The counts have four bytes: every time that has not been there before may touch
/// a page of memory for the first time, and in a long run with many sets of tags that is what grows. Before one could
/// overflow they are moved into counts of eight bytes. Not thread-safe.
/// </summary>
/// <param name="most">Times at which the counts are moved; no count is higher.</param>
internal sealed class LatencyCounts(long most = int.MaxValue)
{
    private readonly IntHistogram _counts = new(LatencyRange.Highest, LatencyRange.Digits);
    private LongHistogram? _moved;

    public void Record(long nanoseconds)
    {
        if (_counts.TotalCount == most)
            Move();
        _counts.RecordValue(LatencyRange.Clamp(nanoseconds));
    }

    public void AddTo(HistogramBase sum)
    {
        sum.Add(_counts);
        if (_moved is not null)
            sum.Add(_moved);
    }

    private void Move()
    {
        _moved ??= LatencyRange.NewHistogram();
        _moved.Add(_counts);
        _counts.Reset();
    }
}
