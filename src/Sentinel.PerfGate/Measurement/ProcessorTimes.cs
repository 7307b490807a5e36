using System.Globalization;

namespace Sentinel.PerfGate.Measurement;

/// <summary>What all processors together spent their time on since the machine started, in ticks.</summary>
/// <param name="Total">All of it, idle time too.</param>
/// <param name="Stolen">What the hypervisor gave to others although there was work here.</param>
internal sealed record ProcessorTimes(long Total, long Stolen)
{
    private const int StolenField = 7;

    /// <summary>The text of /proc/stat; null when it says nothing of stolen time.</summary>
    public static ProcessorTimes? Parse(IEnumerable<string> stat)
    {
        var fields = stat.FirstOrDefault(line => line.StartsWith("cpu ", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields is null || fields.Length < StolenField + 2) return null;
        // What follows are guests, which the first two fields contain already.
        var total = 0L;
        var ticks = 0L;
        foreach (var field in fields.Skip(1).Take(StolenField + 1))
        {
            if (!long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out ticks)) return null;
            total += ticks;
        }
        return new(total, ticks);
    }

    /// <summary>The share of the time since then that was stolen; null when the counters did not go on, as after a move to another host.</summary>
    public double? StolenSince(ProcessorTimes earlier)
    {
        var (total, stolen) = (Total - earlier.Total, Stolen - earlier.Stolen);
        return total > 0 && stolen >= 0 && stolen <= total ? (double)stolen / total : null;
    }
}
