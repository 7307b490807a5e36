namespace Sentinel.Validation;

/// <summary>The formats the schemas name, asserted: an unknown name is an error of the schema, not a wish.</summary>
internal static class StringFormats
{
    public static Func<string, bool> Find(string name) => name switch
    {
        "date-time" => static value => Rfc3339.TryParse(value, out _),
        "uuid" => IsUuid,
        "base64" => static value => CanonicalBase64.TryDecode(value, out _),
        _ => throw new NotSupportedException($"The schema asks for the format '{name}', which nothing checks. Known are date-time, uuid and base64."),
    };

    public static string Describe(string name) => name switch
    {
        "date-time" => "must be a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z",
        "uuid" => "must be a UUID of version 4 or 7, in lower case",
        _ => "must be base64 with its padding and without spare bits",
    };

    /// <summary>RFC 9562, versions 4 and 7, in lower case: an id has one spelling, so that it cannot name two streams.</summary>
    public static bool IsUuid(string value)
    {
        if (value.Length != 36 || value[14] is not ('4' or '7') || value[19] is not ('8' or '9' or 'a' or 'b'))
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var wanted = i is 8 or 13 or 18 or 23 ? value[i] == '-' : char.IsAsciiHexDigitLower(value[i]);
            if (!wanted)
            {
                return false;
            }
        }

        return true;
    }
}
