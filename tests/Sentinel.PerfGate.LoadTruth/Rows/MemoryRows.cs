using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.LoadTruth.Table;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>Memory of a run does not grow with its length.</summary>
internal static class MemoryRows
{
    private const double Rate = 10_000;
    private const int TagSets = 50;
    private const long MostGrowth = 5 * 1024 * 1024;

    /// <summary>A resident set moves by itself; what is compared are medians of so many seconds.</summary>
    private const int Samples = 15;

    public static async Task<int> RunAsync(MarkdownTable output, TimeSpan length)
    {
        var first = TimeSpan.FromSeconds(Math.Min(60, length.TotalSeconds / 2));
        var (atFirst, atEnd) = (new List<long>(), new Queue<long>());
        var progress = new Sampled(sample =>
        {
            if (sample.Elapsed >= first && atFirst.Count < Samples)
                atFirst.Add(sample.Generator.ResidentBytes);
            atEnd.Enqueue(sample.Generator.ResidentBytes);
            if (atEnd.Count > Samples)
                atEnd.Dequeue();
        });

        var result = await LoadRun.ExecuteAsync(LoadPlan.Constant(Rate, length), new TaggedFunction(TagSets), progress: progress);

        var growth = Median(atEnd) - Median(atFirst);
        output.Header("run", "tag sets", "requests", $"resident at {first.TotalSeconds:0} s", "at the end", "growth", "");
        output.Judged(
            growth <= MostGrowth && result.Invalid is null && result.Tagged.Count == TagSets,
            $"{length.TotalSeconds:0} s at {Rate:#,0}/s", $"{result.Tagged.Count}", $"{result.Stages[^1].Succeeded:#,0}", Megabytes(Median(atFirst)), Megabytes(Median(atEnd)), Megabytes(growth));
        return output.ExitCode;
    }

    private static long Median(IEnumerable<long> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Megabytes(long bytes) => $"{bytes / 1024.0 / 1024:0.0} MB";

    private sealed class Sampled(Action<ResourceSample> take) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.Resources is { } sample)
                take(sample);
        }
    }
}
