using System.Globalization;

namespace Sentinel.PerfGate.Measurement;

/// <summary>How long some task of the machine had to wait for a processor, since the machine started (pressure stall information).</summary>
/// <param name="Stalled">The sum of these times.</param>
internal sealed record CpuPressure(TimeSpan Stalled)
{
    private const string Sum = "total=";

    /// <summary>The text of /proc/pressure/cpu; null when it does not say.</summary>
    public static CpuPressure? Parse(IEnumerable<string> pressure)
    {
        var sum = pressure.FirstOrDefault(line => line.StartsWith("some ", StringComparison.Ordinal))?
            .Split(' ')
            .FirstOrDefault(field => field.StartsWith(Sum, StringComparison.Ordinal));
        return sum is not null && long.TryParse(sum[Sum.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            ? new(TimeSpan.FromMicroseconds(microseconds))
            : null;
    }

    /// <summary>The share of the time since then in which some task waited; null when the counter did not go on.</summary>
    /// <param name="earlier">The first reading.</param>
    /// <param name="elapsed">Wall time between the two.</param>
    public double? ShareSince(CpuPressure earlier, TimeSpan elapsed)
    {
        var stalled = Stalled - earlier.Stalled;
        // The two clocks are not read at the same instant.
        return elapsed > TimeSpan.Zero && stalled >= TimeSpan.Zero ? Math.Min(1, stalled / elapsed) : null;
    }
}
