using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>The files of a folder that may hold results.</summary>
internal static partial class ResultsFolder
{
    private static readonly string[] Fullest = ["-full", "-full-compressed", "-brief", "-brief-compressed", ""];

    /// <summary>
    /// All JSON files below, in ordinal order. BenchmarkDotNet can write one run in several shapes side by side:
    /// of those only the fullest is taken, or the run would count twice.
    /// </summary>
    public static IReadOnlyList<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .GroupBy(RunOf, StringComparer.Ordinal)
            .Select(shapes => shapes.MinBy(Rank)!)
            .Order(StringComparer.Ordinal),
    ];

    private static string RunOf(string path) => BenchmarkDotNetName().Match(path) is { Success: true } match ? match.Groups["run"].Value : path;

    private static int Rank(string path) => Array.IndexOf(Fullest, BenchmarkDotNetName().Match(path).Groups["shape"].Value);

    [GeneratedRegex(@"^(?<run>.*-report)(?<shape>-full|-full-compressed|-brief|-brief-compressed|)\.json\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex BenchmarkDotNetName();
}
