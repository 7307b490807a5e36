using System.Diagnostics;
using System.Globalization;
using Sentinel.PerfGate.Simulation.Rivals;
using Sentinel.PerfGate.Simulation.Rows;

namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>Computes and prints what the gate must reach, and what others reach on the same machines.</summary>
internal static class Printing
{
    private static readonly IPromises[] Promises =
    [
        new SelfCheckRow(),
        new CompareRow(),
        new PowerRows(),
        new QuietSuiteRow(),
        new FixedLaunchesRow(),
        new OneSidedRow(),
        new MeasuredRows(),
        new LabelledRows(),
        new FalseFailureRows(),
        new MoreSlicesRow(),
        new PassRow(),
    ];

    /// <summary>Whether every row holds.</summary>
    public static bool Promised(Scale scale, TextWriter output)
    {
        var table = new MarkdownTable(output);
        table.Header("what", "must", "reached", "n", "s", "");
        var broken = 0;
        foreach (var promise in Promises.SelectMany(rows => rows.At(scale)).Where(promise => scale.Wants(promise.What)))
        {
            var clock = Stopwatch.StartNew();
            var reached = promise.Try();
            if (!reached.Holds) broken++;
            table.Line(
                promise.What, promise.Must, reached.Text, Count(reached.Count), Seconds(clock.Elapsed), reached.Holds ? "ok" : "**BROKEN**");
        }
        return broken == 0;
    }

    public static void Contests(IEnumerable<Contest> contests, Scale scale, TextWriter output)
    {
        var table = new MarkdownTable(output);
        foreach (var contest in contests.Where(contest => scale.Wants(contest.Name)))
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
