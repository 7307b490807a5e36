using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>Values of the simple types at and between the limits of their schema, in every spelling that means the same.</summary>
internal static class ValidValues
{
    private static readonly string[] Characters = ["a", "Z", "é", "漢", "😀", "𝒳", "\"", "\\", "/", "\0", "\n", " "];

    private static readonly Gen<string> Character = Gen.OneOf(Characters);

    public static Gen<string> Text(int least, int? most)
    {
        var longest = most ?? least + 20;
        var lengths = Gen.OneOf(Gen.Const(least), Gen.Const(longest), Gen.Int[least, Math.Min(longest, least + 20)]);
        return Gen.Select(lengths, Character).SelectMany((length, one) => Gen.OneOf(
            Gen.Const(string.Concat(Enumerable.Repeat(one, length))),
            Character.Array[length].Select(string.Concat)));
    }

    public static Gen<string> Base64 { get; } = Gen.OneOf(Gen.Byte.Array[1, 4], Gen.Byte.Array[32], Gen.Byte.Array[64, 96]).Select(Convert.ToBase64String);

    /// <summary>RFC 3339: both cases of T and Z, offsets, fractions of any length, leap days and leap seconds.</summary>
    public static Gen<string> Time { get; } = Gen.OneOf(
        Gen.OneOf(
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2024-02-29T00:00:00Z", "2000-02-29T23:59:59-00:00", "2016-12-31T23:59:60Z",
            "2016-12-31T23:59:60.25Z", "2017-01-01T00:59:60+01:00", "2016-12-31T15:59:60-08:00", "1990-12-31t23:59:60z"),
        Gen.Select(
            Gen.DateTime[new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc)],
            Gen.OneOf("T", "t"),
            Gen.OneOf("", ".0", ".5", ".123", ".1234567", ".123456789012345678901234567890"),
            Gen.OneOf("Z", "z", "+00:00", "-00:00", "+05:45", "-12:00", "+14:00", "+23:59", "-23:59"),
            (time, t, fraction, offset) =>
                time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + t + time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + fraction + offset));

    public static Gen<JsonNode> Number(double? least, double? most)
    {
        var (from, to) = (least ?? -1e9, most ?? 1e9);
        var ends = new[] { least, most }.OfType<double>().SelectMany(end => Spellings((long)end));
        var far = most is null ? ["1e300", "1.7976931348623157E+308", "123456789.000000001"] : Array.Empty<string>();
        var within = Gen.Double[from, to].Select(value => value.ToString("R", CultureInfo.InvariantCulture));
        string[] known = [.. ends, .. far];
        return (known.Length == 0 ? within : Gen.OneOf(Gen.OneOf(known), within)).Select(Raw);
    }

    public static Gen<JsonNode> Integer(long least, long most) => Gen.OneOf(
        Gen.OneOf(Spellings(least)),
        Gen.OneOf(Spellings(most)),
        Gen.Long[least, most].Select(value => value.ToString(CultureInfo.InvariantCulture))).Select(Raw);

    /// <summary>A number as it is written; the serialiser keeps it so.</summary>
    public static JsonNode Raw(string json) => JsonNode.Parse(json)!;

    private static string[] Spellings(long value) => value == 0
        ? ["0", "-0", "0.0", "-0.0", "0e5", "0E-5", "0.000e+3"]
        : [$"{value}", $"{value}.0", $"{value}e0", $"{value}.000E+0", $"{value}0e-1"];
}
