using System.Diagnostics;
using System.Globalization;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Stored;

namespace Sentinel.PerfGate.Simulation.Comparing;

/// <summary>Compares two files as `perfgate compare` does, in a process of its own whose memory is that of the comparison alone.</summary>
internal static class ComparingProcess
{
    public const string Verb = "compare-files";

    /// <summary>What the process does: reads, judges, and prints its verdicts, its seconds since it started and its peak MB.</summary>
    public static int Run(string @base, string head)
    {
        var results = StoredResults.Reader(Environment.CurrentDirectory).ReadSides([@base], [head]);
        var report = new StoredJudgement(results) { Implied = new ImpliedLimit(0.05) }.Judge(new BudgetSet([], []));
        using var self = Process.GetCurrentProcess();
        var seconds = (DateTime.Now - self.StartTime).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{report.Verdicts.Verdicts.Count} {seconds} {self.PeakWorkingSet64 / (1024.0 * 1024)}"));
        return 0;
    }

    public static (int Verdicts, double Seconds, double Megabytes) Start(ComparedFiles files)
    {
        var assembly = typeof(ComparingProcess).Assembly.Location;
        var start = new ProcessStartInfo(Measurement.DotnetHost.Path, ["exec", assembly, Verb, files.Base, files.Head])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The comparing process ended with {process.ExitCode}.");
        var figures = output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return ((int)figures[0], figures[1], figures[2]);
    }
}
