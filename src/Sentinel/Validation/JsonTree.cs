using System.Runtime.InteropServices;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Sentinel.Validation;

/// <summary>
/// Turns parsed JSON into the tree NJsonSchema works on, and finds what the grammar allows but two readers may take differently:
/// duplicate keys, lone surrogates, numbers that a double cannot hold.
/// </summary>
internal sealed class JsonTree(List<ValidationError> errors)
{
    /// <summary>The largest integer that every reader takes for the same: beyond it a double skips some.</summary>
    public const long MaxSafeInteger = 9_007_199_254_740_991;

    private readonly List<(JToken Token, string Below, string Message)> _noted = [];

    public JToken Build(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return BuildObject(element);
            case JsonValueKind.Array:
                var array = new JArray();
                foreach (var item in element.EnumerateArray())
                {
                    array.Add(Build(item));
                }

                return array;
            case JsonValueKind.String:
                return Text(element);
            case JsonValueKind.Number:
                return Number(element);
            case JsonValueKind.True:
                return new JValue(true);
            case JsonValueKind.False:
                return new JValue(false);
            default:
                return JValue.CreateNull();
        }
    }

    /// <summary>Reports what the walk noted; separate from it because a pointer needs the whole tree.</summary>
    public void Report()
    {
        foreach (var (token, below, message) in _noted.Take(DocumentLimits.MaxErrors))
        {
            errors.Add(new ValidationError(JsonPointer.Of(token) + below, message));
        }

        if (_noted.Count > DocumentLimits.MaxErrors)
        {
            errors.Add(new ValidationError("", $"has {_noted.Count - DocumentLimits.MaxErrors} more ambiguities"));
        }
    }

    private JObject BuildObject(JsonElement element)
    {
        var result = new JObject();
        foreach (var property in element.EnumerateObject())
        {
            if (LoneSurrogates.AreIn(JsonMarshal.GetRawUtf8PropertyName(property)))
            {
                _noted.Add((result, "", "a property's name holds half a surrogate pair"));
                continue;
            }

            var known = _noted.Count;
            var value = new JProperty(property.Name, Build(property.Value));
            if (result.Property(value.Name, StringComparison.Ordinal) is { } first)
            {
                Move(known, first);
                _noted.Add((first, "", "is given more than once"));
                continue;
            }

            result.Add(value);
        }

        return result;
    }

    /// <summary>What was noted in a value that the tree has no place for is said of the value that stands in its place.</summary>
    private void Move(int from, JProperty place)
    {
        for (var i = from; i < _noted.Count; i++)
        {
            var (token, below, message) = _noted[i];
            _noted[i] = (place, JsonPointer.Of(token) + below, message);
        }
    }

    private JValue Text(JsonElement element)
    {
        if (!LoneSurrogates.AreIn(JsonMarshal.GetRawUtf8Value(element)))
        {
            return new JValue(element.GetString());
        }

        var value = new JValue("");
        _noted.Add((value, "", "holds half a surrogate pair"));
        return value;
    }

    /// <summary>
    /// An integral value is an integer however it is written (draft-07: 1.0 is one). Fractions go as decimals, which NJsonSchema
    /// compares exactly; it would round a double to 15 digits first.
    /// </summary>
    private JValue Number(JsonElement element)
    {
        if (element.TryGetInt64(out var integer) && Math.Abs((decimal)integer) <= MaxSafeInteger)
        {
            return new JValue(integer);
        }

        var real = element.GetDouble();
        if (double.IsFinite(real) && Math.Abs(real) <= MaxSafeInteger && real == Math.Truncate(real) && IsExact(element, real))
        {
            return new JValue((long)real);
        }

        var token = new JValue(ForComparison(element, real));
        if (!double.IsFinite(real))
        {
            _noted.Add((token, "", "is a number beyond the range of a double"));
        }
        else if (JsonMarshal.GetRawUtf8Value(element).IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
        {
            _noted.Add((token, "", "is an integer beyond ±9007199254740991, which readers round differently"));
        }

        return token;
    }

    /// <summary>Values too small for a decimal keep their sign, for a limit of zero must hold.</summary>
    private static object ForComparison(JsonElement element, double real)
    {
        var smallest = new decimal(1, 0, 0, real < 0, 28);
        return !element.TryGetDecimal(out var precise) ? real : precise == 0 && real != 0 ? smallest : precise;
    }

    /// <summary>Compares as an integer: the conversion of a double to a decimal keeps 15 digits only.</summary>
    private static bool IsExact(JsonElement element, double real) => element.TryGetDecimal(out var precise) && precise == (long)real;
}
