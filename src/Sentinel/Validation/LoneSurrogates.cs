using System.Buffers.Text;

namespace Sentinel.Validation;

/// <summary>Finds <c>\uD800</c>…<c>\uDFFF</c> escapes without their partner: legal JSON, but no Unicode text.</summary>
internal static class LoneSurrogates
{
    /// <summary>Looks through a string as it stands in the document, escapes and all.</summary>
    public static bool AreIn(ReadOnlySpan<byte> raw)
    {
        var expectsLow = false;
        for (var at = raw.IndexOf((byte)'\\'); at >= 0 && at < raw.Length;)
        {
            var isUnicode = raw[at] == '\\' && raw[at + 1] == 'u';
            var unit = isUnicode ? Unit(raw.Slice(at + 2, 4)) : '\0';
            if (char.IsLowSurrogate(unit) != expectsLow)
            {
                return true;
            }

            expectsLow = char.IsHighSurrogate(unit);
            at += raw[at] != '\\' ? 1 : isUnicode ? 6 : 2;
            if (!expectsLow && at < raw.Length)
            {
                var next = raw[at..].IndexOf((byte)'\\');
                at = next < 0 ? raw.Length : at + next;
            }
        }

        return expectsLow;
    }

    private static char Unit(ReadOnlySpan<byte> hex) =>
        Utf8Parser.TryParse(hex, out ushort unit, out var used, 'x') && used == 4 ? (char)unit : '\0';
}
