namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Memory over time: its peak, and its slope by Theil and Sen, which a few outliers do not move.</summary>
internal sealed class MemoryTrend
{
    /// <summary>When this many points are kept every second one is left out, so that a long run needs no more memory.</summary>
    private const int MostPoints = 512;

    private readonly List<(double Minutes, double Bytes)> _points = [];
    private int _stride = 1;
    private int _skipped;

    public double Peak { get; private set; }

    public void Add(TimeSpan elapsed, double bytes)
    {
        Peak = Math.Max(Peak, bytes);
        if (++_skipped < _stride)
        {
            return;
        }

        _skipped = 0;
        _points.Add((elapsed.TotalMinutes, bytes));
        if (_points.Count == MostPoints)
        {
            var kept = _points.Where((_, index) => index % 2 == 0).ToList();
            _points.Clear();
            _points.AddRange(kept);
            _stride *= 2;
        }
    }

    /// <summary>Median of the slopes of all pairs (Sen, JASA 63, 1968), relative to the median; null with fewer than two points.</summary>
    public double? RelativeGrowthPerMinute()
    {
        var slopes = new List<double>();
        for (var i = 0; i < _points.Count; i++)
        {
            for (var j = i + 1; j < _points.Count; j++)
            {
                var minutes = _points[j].Minutes - _points[i].Minutes;
                if (minutes > 0)
                {
                    slopes.Add((_points[j].Bytes - _points[i].Bytes) / minutes);
                }
            }
        }

        return slopes.Count == 0 ? null : Median(slopes) / Median([.. _points.Select(point => point.Bytes)]);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
