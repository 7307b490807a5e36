using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Sentinel.Signing;

/// <summary>Strings as RFC 8785, section 3.2.2.2, writes them: only what must be escaped is, in its shortest form.</summary>
internal static class CanonicalString
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    // Replacing half a pair would make two texts one, and a signature of one count for the other.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(JsonElement element, IBufferWriter<byte> output)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.Contains((byte)'\\'))
        {
            Write(DecodeValue(element), output);
            return;
        }

        // Without escapes a string of the document is canonical as it stands, quotes included.
        RefuseInvalid(raw);
        output.Write(raw);
    }

    /// <summary>Writes text.</summary>
    /// <exception cref="FormatException">It holds half a surrogate pair.</exception>
    public static void Write(string value, IBufferWriter<byte> output)
    {
        var target = output.GetSpan(Strict.GetMaxByteCount(value.Length) + 2);
        var length = Encode(value, target[1..]);
        var utf8 = target.Slice(1, length);
        if (utf8.ContainsAny(Escaped))
        {
            // The output may move while the escapes are put in.
            WriteQuoted(utf8.ToArray(), output);
            return;
        }

        target[0] = (byte)'"';
        target[length + 1] = (byte)'"';
        output.Advance(length + 2);
    }

    public static string NameOf(JsonProperty property)
    {
        RefuseInvalid(JsonMarshal.GetRawUtf8PropertyName(property));
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException error)
        {
            throw HalfPair(error);
        }
    }

    private static int Encode(string value, Span<byte> target)
    {
        try
        {
            return Strict.GetBytes(value, target);
        }
        catch (EncoderFallbackException error)
        {
            throw HalfPair(error);
        }
    }

    private static void WriteQuoted(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        for (var next = utf8.IndexOfAny(Escaped); next >= 0; next = utf8.IndexOfAny(Escaped))
        {
            output.Write(utf8[..next]);
            WriteEscape(utf8[next], output);
            utf8 = utf8[(next + 1)..];
        }

        output.Write(utf8);
        output.Write("\""u8);
    }

    private static void WriteEscape(byte character, IBufferWriter<byte> output)
    {
        switch (character)
        {
            case (byte)'"':
                output.Write("\\\""u8);
                break;
            case (byte)'\\':
                output.Write("\\\\"u8);
                break;
            case (byte)'\b':
                output.Write("\\b"u8);
                break;
            case (byte)'\t':
                output.Write("\\t"u8);
                break;
            case (byte)'\n':
                output.Write("\\n"u8);
                break;
            case (byte)'\f':
                output.Write("\\f"u8);
                break;
            case (byte)'\r':
                output.Write("\\r"u8);
                break;
            default:
                output.Write([(byte)'\\', (byte)'u', (byte)'0', (byte)'0', Hex(character >> 4), Hex(character & 0xF)]);
                break;
        }
    }

    private static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'a' + digit - 10);

    private static void RefuseInvalid(ReadOnlySpan<byte> raw)
    {
        if (!Utf8.IsValid(raw))
        {
            throw new FormatException("A string is not valid UTF-8.");
        }
    }

    private static string DecodeValue(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw HalfPair(error);
        }
    }

    private static FormatException HalfPair(Exception error) => new("A string holds half a surrogate pair.", error);
}
