using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>A length of time as people type it: <c>90s</c>, <c>5m</c>, <c>1h30m</c>.</summary>
internal static partial class DurationArgument
{
    public const string Form = "write for example 90s, 5m or 1h30m";

    public static TimeSpan? Parse(string text)
    {
        var match = Parts().Match(text);
        if (!match.Success || text.Length == 0) return null;
        double Of(string part) => match.Groups[part] is { Success: true, Value: var value } ? double.Parse(value, CultureInfo.InvariantCulture) : 0;
        var seconds = (Of("h") * 3600) + (Of("m") * 60) + Of("s") + (Of("ms") / 1000);
        return seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    [GeneratedRegex(@"^((?<h>\d+(\.\d+)?)h)?((?<m>\d+(\.\d+)?)m(in)?)?((?<s>\d+(\.\d+)?)s)?((?<ms>\d+(\.\d+)?)ms)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
