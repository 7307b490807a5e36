namespace Sentinel.PerfGate.Simulation.Drawing;

/// <summary>
/// Random numbers by SplitMix64 (Steele, Lea and Flood 2014), the same for the same seed everywhere. Neighbouring seeds give
/// unrelated numbers, which seeds of <see cref="Random"/> do not: their first draws are linear in the seed.
/// </summary>
internal sealed class Draws(ulong seed)
{
    private ulong _state = seed;
    private double? _spare;

    /// <summary>The numbers of one build of one row.</summary>
    public static Draws For(int seed, string row, int build)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        var hash = row.Aggregate(14695981039346656037UL, (sum, letter) => (sum ^ letter) * 1099511628211UL);
        return new Draws(hash ^ ((ulong)(uint)seed << 32) ^ (uint)build);
    }

    public ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to 1 exclusive.</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Uniform() < probability;

    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Standard normal, by Marsaglia's polar method (1964).</summary>
    public double Normal()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        while (true)
        {
            double u = (2 * Uniform()) - 1, v = (2 * Uniform()) - 1;
            var s = (u * u) + (v * v);
            if (s is <= 0 or >= 1) continue;
            var factor = Math.Sqrt(-2 * Math.Log(s) / s);
            _spare = v * factor;
            return u * factor;
        }
    }

    /// <summary>Student's t with two degrees of freedom: no variance. Half a chi-square of two degrees is exponential.</summary>
    public double StudentT2() => Normal() / Math.Sqrt(-Math.Log(1 - Uniform()));

    /// <summary>1, 2, …: how long something lasts that ends with the same chance at each step.</summary>
    public int Geometric(double mean) => 1 + (int)(Math.Log(1 - Uniform()) / Math.Log(1 - (1 / mean)));
}
