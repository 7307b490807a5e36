namespace Sentinel.PerfGate.Statistics;

/// <summary>Standard normal numbers by Marsaglia's polar method (1964), the same for the same seed on every platform.</summary>
internal sealed class NormalDraws(int seed)
{
    private readonly Random _random = new(seed);
    private double? _spare;

    public double[] Next(int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = Next();
        return values;
    }

    public double Next()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        while (true)
        {
            double u = (2 * _random.NextDouble()) - 1, v = (2 * _random.NextDouble()) - 1;
            var s = (u * u) + (v * v);
            if (s is <= 0 or >= 1)
                continue;
            var factor = Math.Sqrt(-2 * Math.Log(s) / s);
            _spare = v * factor;
            return u * factor;
        }
    }
}
