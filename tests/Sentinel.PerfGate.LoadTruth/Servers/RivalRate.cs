using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.LoadTruth.Servers;

/// <summary>Requests a second that other load tools reach when they may send as fast as they can.</summary>
internal static partial class RivalRate
{
    public static async Task<double> WrkAsync(Uri server, TimeSpan length, int connections) =>
        Rate(await RivalTool.RunAsync("wrk", "-t2", $"-c{connections}", $"-d{length.TotalSeconds:0}s", $"{server}"));

    public static async Task<double> HeyAsync(Uri server, TimeSpan length, int connections) =>
        Rate(await RivalTool.RunAsync("hey", "-z", $"{length.TotalSeconds:0}s", "-c", $"{connections}", $"{server}"));

    /// <summary>autocannon of npm, on the path or where AUTOCANNON says.</summary>
    public static async Task<double> AutocannonAsync(Uri server, TimeSpan length, int connections)
    {
        var program = Environment.GetEnvironmentVariable("AUTOCANNON") ?? "autocannon";
        var text = await RivalTool.RunAsync(program, "-c", $"{connections}", "-d", $"{length.TotalSeconds:0}", "--json", "--no-progress", $"{server}");
        using var report = JsonDocument.Parse(text);
        return report.RootElement.GetProperty("requests").GetProperty("average").GetDouble();
    }

    private static double Rate(string text) => double.Parse(RequestsASecond().Match(text).Groups["rate"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)")]
    private static partial Regex RequestsASecond();
}
