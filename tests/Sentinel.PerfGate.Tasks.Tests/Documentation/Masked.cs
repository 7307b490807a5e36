using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.Tasks.Tests.Documentation;

/// <summary>Lines without what differs from run to run: measured figures, times, and how many launches were enough and how many blanks align them. Limits, places and other counts stay.</summary>
internal static partial class Masked
{
    public static string Of(string line) => Blanks().Replace(Figures().Replace(Intervals().Replace(line, "(# … #"), "#"), " ").Trim();

    [GeneratedRegex(@"\([\d.,]+ … [\d.,]+\d")]
    private static partial Regex Intervals();

    // What stands behind an operator is a limit.
    [GeneratedRegex(@"(?<![\w.,<>=]|[<>]=? )\d[\d,]*(\.\d+)? ?(ns|us|ms|s|B|KB|%|launches)(?!\w)( \d+ms)?")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
