using System.Globalization;

namespace Sentinel.PerfGate.XunitTests.Runs;

/// <summary>Something that ran in a test run, on the machine's monotonic clock.</summary>
internal sealed record JournalEntry(string Who, long Begin, long End, int Process)
{
    public bool IsOrdinary => Who.StartsWith("ordinary/", StringComparison.Ordinal);

    public static JournalEntry Parse(string line)
    {
        var parts = line.Split(' ');
        return new(parts[0], Number(parts[1]), Number(parts[2]), (int)Number(parts[3]));
    }

    public bool Overlaps(JournalEntry other) => Begin < other.End && other.Begin < End;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
