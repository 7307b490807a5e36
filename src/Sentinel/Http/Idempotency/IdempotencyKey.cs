using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Sentinel.Http.Idempotency;

/// <summary>
/// The <c>Idempotency-Key</c> header (draft-ietf-httpapi-idempotency-key-header): a string of RFC 8941, section 3.3.3, in quotes. The bare
/// form, which many clients send, means the same.
/// </summary>
internal static class IdempotencyKey
{
    public const string HeaderName = "Idempotency-Key";

    private const int MaxLength = 255;

    /// <summary>Reads the key; false unless there is exactly one, of 1 to 255 characters.</summary>
    public static bool TryRead(StringValues header, [NotNullWhen(true)] out string? key)
    {
        key = null;
        if (header.Count != 1 || header[0]?.Trim() is not { Length: > 0 } text)
        {
            return false;
        }

        key = text[0] == '"' ? Unquote(text) : text.All(IsBare) ? text : null;
        key = key is { Length: > 0 and <= MaxLength } ? key : null;
        return key is not null;
    }

    private static bool IsBare(char character) => char.IsBetween(character, '!', '~') && character is not ('"' or ',');

    private static string? Unquote(string text)
    {
        var key = new StringBuilder(text.Length);
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                return at == text.Length - 1 ? key.ToString() : null;
            }

            if (text[at] == '\\' && (++at == text.Length || text[at] is not ('"' or '\\')))
            {
                return null;
            }

            if (!char.IsBetween(text[at], ' ', '~'))
            {
                return null;
            }

            key.Append(text[at]);
        }

        return null;
    }
}
