using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>Ids of imported benchmarks, by the rule that the gate's own ids follow.</summary>
internal static partial class ReportNames
{
    /// <summary><c>Type.Method(Size: 10, Kind: x)</c>.</summary>
    public static string Id(BenchmarkJson benchmark)
    {
        var parameters = Parameter().Matches(benchmark.Parameters ?? "").Select(match => $"{match.Groups["name"].Value}: {match.Groups["value"].Value}").ToArray();
        var arguments = parameters.Length > 0 ? $"({string.Join(", ", parameters)})" : "";
        return $"{benchmark.Type[(Nesting(benchmark) + 1)..]}.{benchmark.Method}{arguments}";
    }

    /// <summary>What stands in front of the id where two types share a name: the namespace and the outer types.</summary>
    public static string Namespace(BenchmarkJson benchmark)
    {
        string?[] parts = [benchmark.Namespace, benchmark.Type[..Math.Max(Nesting(benchmark), 0)].Replace('+', '.')];
        return string.Join('.', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The job's name: <c>DefaultJob</c>, <c>.NET 8.0</c>, <c>Job-XUURJR</c>.</summary>
    public static string Job(BenchmarkJson benchmark) =>
        JobName().Match(benchmark.DisplayInfo) is { Success: true } match ? match.Groups["job"].Value : "";

    private static int Nesting(BenchmarkJson benchmark) => benchmark.Type.LastIndexOf('+');

    // "Type.Method: Job(Runtime=.NET 8.0, …) [N=10]"
    [GeneratedRegex(@": (?<job>[^:(\[]+?) ?(\(|\[|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex JobName();

    [GeneratedRegex(@"(^|&)(?<name>[^=&]+)=(?<value>.*?)(?=&[\p{L}_][\p{L}\p{N}_]*=|\z)", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
