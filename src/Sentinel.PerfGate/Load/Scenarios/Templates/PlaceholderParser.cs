using System.Globalization;
using System.Text.RegularExpressions;
using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>Reads what stands between <c>${</c> and <c>}</c>.</summary>
internal sealed partial class PlaceholderParser(Func<string, string?> variable)
{
    private static readonly string[] Known = ["counter", "uuid", "random:LOW..HIGH", "now", "now:unix", "now:unixms", "env:NAME", "env:NAME:-DEFAULT"];

    private int _randoms;

    /// <returns>Null when it is wrong; <paramref name="problem"/> then says why.</returns>
    public ITemplatePart? Parse(string placeholder, out string problem)
    {
        problem = "";
        return placeholder switch
        {
            "counter" => new CounterPart(),
            "uuid" => new UuidPart(),
            "now" => new TimePart(TimeForm.Rfc3339),
            "now:unix" => new TimePart(TimeForm.UnixSeconds),
            "now:unixms" => new TimePart(TimeForm.UnixMilliseconds),
            _ when placeholder.StartsWith("random", StringComparison.Ordinal) => Random(placeholder, out problem),
            _ when placeholder.StartsWith("env:", StringComparison.Ordinal) => Variable(placeholder, out problem),
            _ => Unknown(placeholder, out problem),
        };
    }

    private RandomPart? Random(string placeholder, out string problem)
    {
        var parts = Range().Match(placeholder);
        if (!parts.Success || !TryParse(parts.Groups["low"].Value, out var low) || !TryParse(parts.Groups["high"].Value, out var high))
        {
            problem = $"${{{placeholder}}} has no range of whole numbers. Write ${{random:1..100}}.";
            return null;
        }

        if (low > high)
        {
            problem = $"${{{placeholder}}}: the range is empty. Write ${{random:{high}..{low}}}.";
            return null;
        }

        problem = "";
        return new(low, high, _randoms++);

        static bool TryParse(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private LiteralPart? Variable(string placeholder, out string problem)
    {
        var content = placeholder["env:".Length..];
        var separator = content.IndexOf(":-", StringComparison.Ordinal);
        var name = separator < 0 ? content : content[..separator];
        if (!VariableName().IsMatch(name))
        {
            problem = $"${{{placeholder}}} names no environment variable. Write ${{env:NAME}}, or ${{env:NAME:-DEFAULT}}.";
            return null;
        }

        // As in shells, an empty variable counts as one that is not set.
        var value = variable(name) is { Length: > 0 } set ? set : separator < 0 ? null : content[(separator + 2)..];
        problem = value is null ? $"The environment variable {name} is not set. Set it, or write a default: ${{env:{name}:-DEFAULT}}." : "";
        return value is null ? null : new(value);
    }

    private static ITemplatePart? Unknown(string placeholder, out string problem)
    {
        var names = Known.Select(known => known.Split(':')[0]).Distinct();
        var meant = Suggestion.For(placeholder.Split(':')[0], names) is { } name ? $" Did you mean ${{{Known.First(known => known.StartsWith(name, StringComparison.Ordinal))}}}?" : "";
        problem = $"Unknown placeholder ${{{placeholder}}}. Valid values are {string.Join(", ", Known.Select(known => $"${{{known}}}"))}.{meant} Write $${{ for the text ${{ itself.";
        return null;
    }

    [GeneratedRegex(@"^random:(?<low>-?[0-9]+)\.\.(?<high>-?[0-9]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();
}
