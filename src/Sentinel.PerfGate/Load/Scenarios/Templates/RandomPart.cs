using System.Text;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>A random whole number. It follows from the seed and the request's number alone, whichever thread asks first.</summary>
/// <param name="Lowest">The lowest number.</param>
/// <param name="Highest">The highest number, included.</param>
/// <param name="Salt">Tells placeholders of one request apart.</param>
internal sealed record RandomPart(long Lowest, long Highest, int Salt) : ITemplatePart
{
    public void AppendTo(StringBuilder text, RequestNumber request)
    {
        var count = (UInt128)(ulong)(Highest - Lowest) + 1;
        var bits = Mix(Mix(((ulong)(uint)request.Seed << 32) | (uint)Salt) + (ulong)request.Value);
        text.Append(Lowest + (long)(ulong)((bits * count) >> 64));
    }

    // Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014 (SplitMix64).
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
