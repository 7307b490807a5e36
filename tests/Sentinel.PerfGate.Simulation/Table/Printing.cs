using System.Diagnostics;
using System.Globalization;
using Sentinel.PerfGate.Simulation.Rivals;
using Sentinel.PerfGate.Simulation.Rows;

namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>Computes and prints what the gate must reach, and what others reach on the same machines.</summary>
internal static class Printing
{
    private static readonly IRows[] Promises =
    [
        new SelfCheckRow(),
        new CompareRow(),
        new PowerRows(),
        new QuietSuiteRow(),
        new FixedLaunchesRow(),
        new OneSidedRow(),
        new MeasuredRows(),
        new FalseFailureRows(),
        new MoreSlicesRow(),
    ];

    /// <summary>Whether every row holds.</summary>
    public static bool Promised(Scale scale, TextWriter output)
    {
        var table = new MarkdownTable(output);
        table.Header("what", "must", "reached", "n", "s", "");
        var broken = 0;
        foreach (var rows in Promises)
        {
            var clock = Stopwatch.StartNew();
            foreach (var row in rows.Compute(scale))
            {
                if (!row.Holds) broken++;
                table.Line(row.What, row.Must, row.Reached, Count(row.Count), Seconds(clock.Elapsed), row.Holds ? "ok" : "**BROKEN**");
                clock.Restart();
            }
        }
        return broken == 0;
    }

    public static void Contests(IEnumerable<Contest> contests, Scale scale, TextWriter output)
    {
        var table = new MarkdownTable(output);
        foreach (var contest in contests)
        {
            output.WriteLine();
            table.Header(contest.Name, "unchanged benchmarks failed", "builds of 20 failed", $"found of × {Contest.Slowdown:0.0###}", "n");
            foreach (var figures in contest.Run(scale))
            {
                table.Line(
                    figures.Name, figures.FailedBenchmarks.Plain, figures.FailedBuilds.Plain, figures.Found.Plain, Count(figures.FailedBenchmarks.Trials));
            }
        }
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
