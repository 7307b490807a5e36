using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Sentinel.Signing;

/// <summary>
/// Numbers as ECMAScript's Number::toString writes them (ECMA-262, 6.1.6.1.20), which RFC 8785 adopts. The shortest digits come from
/// .NET, which finds the same ones; their layout differs.
/// </summary>
internal static class EcmaScriptNumber
{
    /// <exception cref="FormatException">The value is not finite.</exception>
    public static void Write(double value, IBufferWriter<byte> output)
    {
        if (!double.IsFinite(value))
        {
            throw new FormatException("JSON has no number for infinity or NaN.");
        }

        if (Math.Abs(value) < 1e15 && value == Math.Truncate(value))
        {
            WriteInteger((long)value, output);
            return;
        }

        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        text = text[..length];
        if (text[0] == '-')
        {
            output.Write("-"u8);
            text = text[1..];
        }

        Span<byte> digits = stackalloc byte[32];
        var count = Split(text, digits, out var point);
        Layout(digits[..count], point, output);
    }

    private static void WriteInteger(long value, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(24);
        Utf8Formatter.TryFormat(value, span, out var written);
        output.Advance(written);
    }

    /// <summary>Takes a decimal text apart into significant digits and the place of the point before them: 0.digits × 10^point.</summary>
    private static int Split(ReadOnlySpan<byte> text, Span<byte> digits, out int point)
    {
        var exponentAt = text.IndexOf((byte)'E');
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var exponent = 0;
        if (exponentAt >= 0)
        {
            exponent = int.Parse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        var dot = mantissa.IndexOf((byte)'.');
        point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var count = 0;
        foreach (var character in mantissa)
        {
            if (character == '.' || (count == 0 && character == '0'))
            {
                point -= character == '0' ? 1 : 0;
                continue;
            }

            digits[count++] = character;
        }

        while (digits[count - 1] == '0')
        {
            count--;
        }

        return count;
    }

    private static void Layout(ReadOnlySpan<byte> digits, int point, IBufferWriter<byte> output)
    {
        if (point is > 0 and <= 21)
        {
            var whole = Math.Min(point, digits.Length);
            output.Write(digits[..whole]);
            Zeros(point - whole, output);
            Fraction(digits[whole..], output);
        }
        else if (point is > -6 and <= 0)
        {
            output.Write("0."u8);
            Zeros(-point, output);
            output.Write(digits);
        }
        else
        {
            output.Write(digits[..1]);
            Fraction(digits[1..], output);
            output.Write(point > 0 ? "e+"u8 : "e-"u8);
            WriteInteger(Math.Abs(point - 1), output);
        }
    }

    private static void Fraction(ReadOnlySpan<byte> digits, IBufferWriter<byte> output)
    {
        if (digits.Length > 0)
        {
            output.Write("."u8);
            output.Write(digits);
        }
    }

    private static void Zeros(int count, IBufferWriter<byte> output) => output.Write("000000000000000000000"u8[..count]);
}
