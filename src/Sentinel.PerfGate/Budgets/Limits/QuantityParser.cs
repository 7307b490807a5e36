using System.Globalization;
using System.Text.RegularExpressions;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Reads a number with its unit: <c>50ms</c>, <c>1_000</c>, <c>2.5k /s</c>, <c>99.9%</c>.</summary>
internal static partial class QuantityParser
{
    /// <param name="subject">What is limited, for messages: <c>p99</c>, <c>confidence</c>.</param>
    /// <param name="dimension">What it measures.</param>
    /// <param name="text">The whole text, for messages.</param>
    /// <param name="value">The part of it that holds number and unit.</param>
    /// <param name="advice">What to write instead, in quotes.</param>
    /// <param name="quantity">The value in the dimension's canonical unit.</param>
    /// <returns>Null when it is right; else what is wrong with it.</returns>
    public static LimitProblem? TryParse(
        string subject,
        Dimension dimension,
        string text,
        string value,
        string advice,
        out double quantity
    )
    {
        quantity = 0;
        var parts = Parts().Match(value);
        var digits = parts.Groups["number"].Value;
        if (digits.Length == 0)
        {
            return Malformed($"\"{text}\" has no number. Write {advice}.");
        }

        if (digits.Contains(',', StringComparison.Ordinal))
        {
            return Malformed($"\"{text}\": a comma is no part of a number. Write a point before decimals and _ between thousands: {advice}.");
        }

        if (!Number().IsMatch(digits))
        {
            return Malformed($"\"{text}\": {digits} is not a number. Valid values are digits, with _ between them and a point: {advice}.");
        }

        var symbol = parts.Groups["unit"].Value;
        if (UnitCatalog.Find(symbol, dimension) is not { } unit)
        {
            return new LimitProblem(DiagnosticCode.Unit, UnitProblem.Describe(subject, dimension, text, symbol, advice));
        }

        if (Scale(digits, parts.Groups["suffix"].Value, unit) is not { } canonical)
        {
            return Malformed($"\"{text}\": the number is too large. Write {advice}.");
        }

        quantity = (double)(parts.Groups["sign"].Value == "-" ? -canonical : canonical);
        return null;
    }

    private static decimal? Scale(string digits, string suffix, Unit unit)
    {
        try
        {
            var number = decimal.Parse(digits.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            return unit.ToCanonical(
                number
                    * suffix switch
                    {
                        "k" => 1_000,
                        "M" => 1_000_000,
                        _ => 1,
                    }
            );
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static LimitProblem Malformed(string message) => new(DiagnosticCode.MalformedObjective, message);

    // k and M are factors only where no letter follows: "4kB" is a mistyped KB, not 4,000 bytes.
    [GeneratedRegex(
        @"^(?<sign>[-+]?)\s*(?<number>[0-9._,]*)(?<suffix>[kM](?![A-Za-zµμ]))?\s*(?<unit>.*)\z",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
