using System.Diagnostics;

namespace Sentinel.Speed;

/// <summary>What one flush to the disk costs here: beside it every durable figure must be read.</summary>
internal static class FlushCost
{
    private const int Flushes = 101;

    /// <summary>The median of flushes of 4 KiB.</summary>
    public static TimeSpan Measure()
    {
        using var folder = new TemporaryFolder();
        using var file = new FileStream(folder.File("flushed"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        var times = new List<TimeSpan>();
        for (var flush = 0; flush < Flushes; flush++)
        {
            var begun = Stopwatch.GetTimestamp();
            file.Write(block);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(begun));
        }

        return times.Order().ElementAt(Flushes / 2);
    }
}
