using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.LoadTruth.Servers;

/// <summary>What other load tools say of the same server: their p99, in ms.</summary>
internal static partial class RivalTool
{
    /// <summary>wrk sends as fast as it can.</summary>
    public static async Task<double> WrkAsync(Uri server, TimeSpan length)
    {
        var text = await RunAsync("wrk", "-t1", "-c8", $"-d{length.TotalSeconds:0}s", "--latency", $"{server}");
        var found = WrkP99().Match(text);
        return double.Parse(found.Groups["time"].ValueSpan, CultureInfo.InvariantCulture)
            * found.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1_000 };
    }

    /// <summary>hey at 1,000/s, 125 from each of 8 workers.</summary>
    public static async Task<double> HeyAsync(Uri server, TimeSpan length)
    {
        var text = await RunAsync("hey", "-z", $"{length.TotalSeconds:0}s", "-c", "8", "-q", "125", $"{server}");
        return double.Parse(HeyP99().Match(text).Groups["time"].ValueSpan, CultureInfo.InvariantCulture) * 1_000;
    }

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}: {text}");
    }

    [GeneratedRegex(@"99%\s+(?<time>[\d.]+)(?<unit>us|ms|s)")]
    private static partial Regex WrkP99();

    [GeneratedRegex(@"99% in (?<time>[\d.]+) secs")]
    private static partial Regex HeyP99();
}
