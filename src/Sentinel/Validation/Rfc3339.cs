using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sentinel.Validation;

/// <summary>Times as RFC 3339, section 5.6, writes them; nothing looser.</summary>
public static class Rfc3339
{
    private const int MillisecondLength = 24;
    private const int RoundTripLength = 28;

    /// <summary>The form in which Sentinel writes times: UTC, milliseconds.</summary>
    public static string Format(DateTimeOffset time) => string.Create(MillisecondLength, time.UtcDateTime, static (text, utc) =>
    {
        // The round-trip form is the same to the milliseconds, and .NET writes it without interpreting a format.
        Span<char> precise = stackalloc char[RoundTripLength];
        utc.TryFormat(precise, out _, "O", CultureInfo.InvariantCulture);
        precise[..(MillisecondLength - 1)].CopyTo(text);
        text[^1] = 'Z';
    });

    /// <summary>
    /// Reads a <c>date-time</c>. A leap second (second 60, only where it ends a UTC day) is read as the second after it; fractions
    /// beyond 100 ns are cut.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateTimeOffset time)
    {
        time = default;
        if (text is null || text.Length < 20 || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        if (!Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || !Digits(text, 8, 2, out var day)
            || !Digits(text, 11, 2, out var hour) || !Digits(text, 14, 2, out var minute) || !Digits(text, 17, 2, out var second))
        {
            return false;
        }

        if (!Fraction(text, out var at, out var ticks) || !Offset(text, at, out var offset))
        {
            return false;
        }

        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, Math.Min(second, 59), DateTimeKind.Unspecified).Ticks;
        var utc = local - offset.Ticks;
        if (second == 60)
        {
            if (utc % TimeSpan.TicksPerDay != TimeSpan.TicksPerDay - TimeSpan.TicksPerSecond)
            {
                return false;
            }

            utc += TimeSpan.TicksPerSecond;
        }

        utc += ticks;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    private static bool Digits(string text, int start, int count, out int value)
    {
        value = 0;
        foreach (var digit in text.AsSpan(start, count))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }

    private static bool Fraction(string text, out int end, out long ticks)
    {
        end = 19;
        ticks = 0;
        if (text[end] != '.')
        {
            return true;
        }

        end++;
        var unit = TimeSpan.TicksPerSecond;
        for (; end < text.Length && char.IsAsciiDigit(text[end]); end++)
        {
            unit /= 10;
            ticks += (text[end] - '0') * unit;
        }

        return end > 20;
    }

    private static bool Offset(string text, int at, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (at == text.Length - 1)
        {
            return (text[at] | 0x20) == 'z';
        }

        if (text.Length - at != 6 || text[at] is not ('+' or '-') || text[at + 3] != ':'
            || !Digits(text, at + 1, 2, out var hours) || !Digits(text, at + 4, 2, out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[at] == '-' ? -offset : offset;
        return true;
    }
}
