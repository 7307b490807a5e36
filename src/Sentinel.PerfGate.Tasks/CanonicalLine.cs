using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Sentinel.PerfGate.Tasks;

/// <summary>One line of MSBuild's canonical form, <c>file(line,column): error PERF101: message</c>.</summary>
internal sealed class CanonicalLine
{
    private static readonly Regex Form = new(
        @"^\s*(?:(?<file>.+?)\((?<line>\d{1,9}),(?<column>\d{1,9})\)|perfgate)\s*:\s*(?<severity>error|warning|info)\s+(?<code>PERF\d+)\s*:\s*(?<message>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private readonly string? file;
    private readonly int line;
    private readonly int column;
    private readonly string severity;
    private readonly string code;
    private readonly string message;

    private CanonicalLine(Match match)
    {
        file = match.Groups["file"].Success ? match.Groups["file"].Value : null;
        line = Number(match.Groups["line"]);
        column = Number(match.Groups["column"]);
        severity = match.Groups["severity"].Value;
        code = match.Groups["code"].Value;
        message = match.Groups["message"].Value.TrimEnd();
    }

    public static CanonicalLine? TryParse(string text)
    {
        var match = Form.Match(text);
        return match.Success ? new CanonicalLine(match) : null;
    }

    /// <summary>Logs it without a subcategory: with one, GitHub's problem matcher does not see the line.</summary>
    /// <param name="log">Where to.</param>
    /// <param name="root">
    /// What relative paths start at. Paths are logged in full: readers of a build log resolve relative ones against the project.
    /// </param>
    public void LogTo(TaskLoggingHelper log, string root)
    {
        var path = file is null ? null : Path.GetFullPath(Path.Combine(root, file));
        switch (severity)
        {
            case "error":
                log.LogError(subcategory: null, code, helpKeyword: null, path, line, column, 0, 0, "{0}", message);
                break;
            case "warning":
                log.LogWarning(subcategory: null, code, helpKeyword: null, path, line, column, 0, 0, "{0}", message);
                break;
            default:
                log.LogMessage(subcategory: null, code, helpKeyword: null, path, line, column, 0, 0, MessageImportance.High, "{0}", message);
                break;
        }
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
}
