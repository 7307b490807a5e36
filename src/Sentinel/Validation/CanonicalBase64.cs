namespace Sentinel.Validation;

/// <summary>
/// Base64 (RFC 4648, section 4) in its only canonical spelling. Other spellings of the same bytes are refused, for a signature that
/// can be written in two ways is a document that can be changed unseen.
/// </summary>
public static class CanonicalBase64
{
    /// <summary>Decodes; false for white space, missing padding, non-zero spare bits, or nothing at all.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 4 * 3];
        if (text.Length == 0 || text.Length % 4 != 0 || !Convert.TryFromBase64String(text, bytes, out var written))
        {
            return false;
        }

        bytes = bytes[..written];
        return string.Equals(Convert.ToBase64String(bytes), text, StringComparison.Ordinal);
    }
}
