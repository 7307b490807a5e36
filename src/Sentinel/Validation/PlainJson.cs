using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sentinel.Validation;

/// <summary>JSON that is certainly read alike by all: no name twice, no escapes, no number but an integer that a double holds.</summary>
internal static class PlainJson
{
    // Beyond it, comparing each with each would cost more than the tree.
    private const int MostNames = 16;

    /// <summary>Whether a value is certainly such JSON; false says nothing.</summary>
    public static bool IsPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => IsPlainObject(value),
        JsonValueKind.Array => IsPlainArray(value),
        JsonValueKind.String => IsUnescaped(JsonMarshal.GetRawUtf8Value(value)),
        JsonValueKind.Number => value.TryGetInt64(out var integer) && integer is >= -JsonTree.MaxSafeInteger and <= JsonTree.MaxSafeInteger,
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };

    /// <summary>Whether a string or a name stands in the document as what it says.</summary>
    public static bool IsUnescaped(ReadOnlySpan<byte> raw) => !raw.Contains((byte)'\\');

    private static bool IsPlainArray(JsonElement array)
    {
        foreach (var item in array.EnumerateArray())
        {
            if (!IsPlain(item))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlainObject(JsonElement value)
    {
        if (value.GetPropertyCount() > MostNames)
        {
            return false;
        }

        var index = 0;
        foreach (var property in value.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (!IsUnescaped(name) || IsAmongFirst(index++, value, name) || !IsPlain(property.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAmongFirst(int count, JsonElement value, ReadOnlySpan<byte> name)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (count-- == 0)
            {
                return false;
            }

            if (name.SequenceEqual(JsonMarshal.GetRawUtf8PropertyName(property)))
            {
                return true;
            }
        }

        return false;
    }
}
