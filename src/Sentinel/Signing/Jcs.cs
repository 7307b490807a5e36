using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sentinel.Signing;

/// <summary>
/// The JSON Canonicalization Scheme, RFC 8785: one sequence of bytes for everything that is the same JSON. Numbers are IEEE 754
/// doubles, as the scheme has it; callers that must not lose digits validate the document first.
/// </summary>
public static class Jcs
{
    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    /// <param name="element">The value.</param>
    /// <param name="except">A property of the root object to leave out, such as <c>signature</c>.</param>
    /// <exception cref="FormatException">It has a duplicate key, a lone surrogate, invalid UTF-8 or a number beyond a double.</exception>
    public static byte[] Canonicalize(JsonElement element, string? except = null)
    {
        // Seldom longer than what was read: numbers such as 1e20 grow, and little else.
        using var output = new CanonicalBuffer(JsonMarshal.GetRawUtf8Value(element).Length);
        Write(element, output, except);
        return output.ToArray();
    }

    /// <summary>Writes the canonical bytes of a value; as <see cref="Canonicalize"/>.</summary>
    public static void Write(JsonElement element, IBufferWriter<byte> output, string? except = null)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, output, except);
                break;
            case JsonValueKind.Array:
                WriteArray(element, output);
                break;
            case JsonValueKind.String:
                CanonicalString.Write(element, output);
                break;
            case JsonValueKind.Number:
                EcmaScriptNumber.Write(element.GetDouble(), output);
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            case JsonValueKind.Null:
                output.Write("null"u8);
                break;
            default:
                throw new ArgumentException("The element holds no value.", nameof(element));
        }
    }

    private static void WriteObject(JsonElement element, IBufferWriter<byte> output, string? except)
    {
        var count = element.GetPropertyCount();
        var properties = ArrayPool<CanonicalProperty>.Shared.Rent(count);
        try
        {
            var used = 0;
            foreach (var each in element.EnumerateObject())
            {
                var property = new CanonicalProperty(each);
                if (except is null || !property.IsNamed(except))
                {
                    properties[used++] = property;
                }
            }

            var sorted = properties.AsSpan(0, used);
            sorted.Sort(CanonicalProperty.Compare);
            output.Write("{"u8);
            for (var i = 0; i < used; i++)
            {
                if (i > 0)
                {
                    RefuseDuplicate(sorted[i - 1], sorted[i]);
                    output.Write(","u8);
                }

                sorted[i].WriteName(output);
                Write(sorted[i].Value, output);
            }

            output.Write("}"u8);
        }
        finally
        {
            ArrayPool<CanonicalProperty>.Shared.Return(properties, clearArray: true);
        }
    }

    private static void WriteArray(JsonElement element, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!first)
            {
                output.Write(","u8);
            }

            first = false;
            Write(item, output);
        }

        output.Write("]"u8);
    }

    private static void RefuseDuplicate(CanonicalProperty previous, CanonicalProperty property)
    {
        if (CanonicalProperty.Compare(previous, property) == 0)
        {
            throw new FormatException($"The key '{property.Name}' is given more than once.");
        }
    }
}
