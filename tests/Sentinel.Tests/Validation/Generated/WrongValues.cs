using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>What a value of a schema's simple type must not be, each wrong in one way, as JSON.</summary>
internal static class WrongValues
{
    private static readonly string[] Times =
    [
        "", "2026-01-31", "2026-01-31T12:00:00", "2026-02-29T12:00:00Z", "2026-01-32T12:00:00Z", "2026-00-10T12:00:00Z", "2026-13-10T12:00:00Z",
        "2026-1-31T12:00:00Z", "2026-01-31 12:00:00", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z", "2026-01-31T12:00:61Z",
        "2026-01-31T12:00:60Z", "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00,5Z", "2026-01-31T12:00:00+24:00", "2026-01-31T12:00:00+01:60",
        "2026-01-31T12:00:00+0100", "2026-01-31T12:00:00+01", "2026-01-31T12:00:00Z\n", " 2026-01-31T12:00:00Z", "٢٠٢٦-01-31T12:00:00Z",
        "yesterday", "1769860800", "02026-01-31T12:00:00Z", "2026-01-31T12:00Z",
    ];

    private static readonly string[] Base64 =
        ["", "A", "AA", "AAA", "AA=", "AB==", "AAB=", "A===", "====", "AAAA=", "AA==AAAA", "AA AA", "AAAA\n", "_-8=", "AAA\u00e9", "AAAA,AAAA"];

    /// <summary>Values of every other JSON type.</summary>
    public static IEnumerable<string> OfOtherTypes(string type)
    {
        (string Type, string Json)[] all =
        [
            ("string", "\"x\""), ("string", "\"1\""), ("integer", "17"), ("number", "1.5"), ("boolean", "true"), ("boolean", "false"), ("object", "{}"),
            ("array", "[]"), ("array", "[{}]"),
        ];
        return all.Where(one => one.Type != type && !(type == "number" && one.Type == "integer")).Select(one => one.Json);
    }

    public static IEnumerable<(string Kind, string Json)> Of(Schema schema, JsonNode value) => schema.Type switch
    {
        "string" => Strings(schema, value.GetValue<string>()).Select(wrong => (wrong.Kind, Quote(wrong.Value))),
        "number" or "integer" => Numbers(schema),
        _ => [],
    };

    private static IEnumerable<(string Kind, string Value)> Strings(Schema schema, string value)
    {
        if (schema.Constant is not null || schema.Enumeration is not null)
        {
            string[] allowed = schema.Enumeration ?? [schema.Constant!];
            string[] close = [value.ToUpperInvariant(), char.ToUpperInvariant(value[0]) + value[1..], $" {value}", $"{value}\n", $"{value}x", ""];
            return close.Where(wrong => !allowed.Contains(wrong)).Select(wrong => ("enumeration", wrong));
        }

        var lengths = Lengths(schema);
        if (schema.Pattern is { } pattern)
        {
            var regex = new Regex(pattern[..^1] + @"\z", RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
            string[] close = ["", $"{value}\n", $" {value}", $"{value}!", value.ToUpperInvariant(), $"{value}{value}", value[1..], $"{value[..^1]}é"];
            lengths = lengths.Concat(close.Where(wrong => !regex.IsMatch(wrong)).Select(wrong => ("pattern", wrong)));
        }

        return schema.Format switch
        {
            "date-time" => lengths.Concat(Times.Select(wrong => ("time", wrong))),
            "base64" => lengths.Concat(Base64.Select(wrong => ("base64", wrong))),
            "uuid" => lengths.Concat(new[] { '1', '6', '8' }.Select(version => ("uuid", value[..14] + version + value[15..]))),
            _ => lengths,
        };
    }

    private static IEnumerable<(string Kind, string Value)> Lengths(Schema schema)
    {
        foreach (var character in new[] { "a", "漢", "😀" })
        {
            if (schema.MaxLength is { } most)
            {
                yield return ("too long", string.Concat(Enumerable.Repeat(character, most + 1)));
            }

            if (schema.MinLength is > 0 and var least)
            {
                yield return ("too short", string.Concat(Enumerable.Repeat(character, least - 1)));
            }
        }
    }

    private static IEnumerable<(string Kind, string Json)> Numbers(Schema schema)
    {
        if (schema.Minimum is { } least)
        {
            yield return ("too small", Text(least - 1));
            yield return ("too small", "-1e300");
            if (schema.Type == "number")
            {
                yield return ("too small", Text(Math.BitDecrement(least)));
            }
        }

        if (schema.Maximum is { } most)
        {
            yield return ("too big", Text(most + 1));
            yield return ("too big", "1e300");
            if (schema.Type == "number")
            {
                yield return ("too big", Text(Math.BitIncrement(most)));
            }
        }

        if (schema.Type == "integer")
        {
            yield return ("no integer", "0.5");
            yield return ("no integer", "1.0000000000000002");
            yield return ("no integer", "1e-1");
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quote(string value) => JsonValue.Create(value).ToJsonString();
}
