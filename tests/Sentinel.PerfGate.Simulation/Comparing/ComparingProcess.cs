using System.Diagnostics;
using System.Text.Json;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Stored;

namespace Sentinel.PerfGate.Simulation.Comparing;

/// <summary>Compares two files as `perfgate compare` does, in a process of its own whose memory is that of the comparison alone.</summary>
internal static class ComparingProcess
{
    public const string Verb = "compare-files";

    /// <summary>What the process does: reads, judges, and prints what it cost since it started.</summary>
    public static int Run(string @base, string head)
    {
        var results = StoredResults.Reader(Environment.CurrentDirectory).ReadSides([@base], [head]);
        using var self = Process.GetCurrentProcess();
        var reading = (DateTime.Now - self.StartTime).TotalSeconds;
        var report = new StoredJudgement(results) { Implied = new ImpliedLimit(0.05) }.Judge(new BudgetSet([], []));
        self.Refresh();
        var figures = new ComparingFigures(
            report.Verdicts.Verdicts.Count,
            reading,
            (DateTime.Now - self.StartTime).TotalSeconds,
            self.TotalProcessorTime.TotalSeconds,
            self.PeakWorkingSet64 / (1024.0 * 1024));
        Console.WriteLine(JsonSerializer.Serialize(figures));
        return 0;
    }

    public static ComparingFigures Start(ComparedFiles files)
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
        return JsonSerializer.Deserialize<ComparingFigures>(output)!;
    }
}
