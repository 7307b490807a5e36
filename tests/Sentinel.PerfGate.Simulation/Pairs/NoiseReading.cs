using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Table;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>
/// What the same launches say of unchanged code when they are compared in different ways: turn by turn, as wholes taken at the same
/// time, and as wholes taken one after the other (base of a pair with head of the next).
/// </summary>
internal static class NoiseReading
{
    public static void Print(PairFile file, TextWriter output)
    {
        var table = new MarkdownTable(output);
        table.Header(file.Name, "pairs", "sd by turns", "of wholes at once", "of wholes in a row", "furthest by turns", "of wholes in a row");
        foreach (var pool in file.Pools)
        {
            var turns = pool.Select(ByTurns).ToList();
            var row = pool.Zip(pool.Skip(1), (one, next) => Whole(one.Base, next.Head)).ToList();
            table.Line(
                pool[0].Target,
                $"{pool.Count}",
                Deviation(turns),
                Deviation(pool.Select(pair => Whole(pair.Base, pair.Head))),
                Deviation(row),
                Rate.Percent(turns.Max(Math.Abs)),
                Rate.Percent(row.Max(Math.Abs)));
        }
    }

    private static double ByTurns(MeasuredPair pair) => Math.Log(TurnRatio.Of(Launch(pair.Base), Launch(pair.Head))!.Value);

    private static double Whole(IReadOnlyList<double> before, IReadOnlyList<double> after) =>
        Math.Log(LaunchSummary.Center(after)) - Math.Log(LaunchSummary.Center(before));

    private static Launch Launch(IReadOnlyList<double> samples) => new() { Interleaved = true, Samples = samples };

    // Around zero: the code is the same on both sides.
    private static string Deviation(IEnumerable<double> logs) => Rate.Percent(Math.Sqrt(logs.Average(log => log * log)));
}
