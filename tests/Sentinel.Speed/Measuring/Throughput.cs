using System.Diagnostics;

namespace Sentinel.Speed.Measuring;

/// <summary>Operations a second.</summary>
internal static class Throughput
{
    private const int Batch = 64;

    /// <summary>Of one thread.</summary>
    public static double Of(Action operation, TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        var done = 0L;
        while (clock.Elapsed < length)
        {
            for (var i = 0; i < Batch; i++)
            {
                operation();
            }

            done += Batch;
        }

        return done / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Of so many callers at once, each of which waits for its answer before it asks again.</summary>
    public static async Task<double> OfAsync(int callers, Func<int, Task> operation, TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var count = 0L;
            while (clock.Elapsed < length)
            {
                await operation(caller);
                count++;
            }

            return count;
        })));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }
}
