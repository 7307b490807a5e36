using System.Text;

namespace Sentinel.Events;

/// <summary>
/// Names of streams and types that every store keeps as they are: PostgreSQL's text holds no NUL and no half surrogate pair and its index entries
/// are short, SQLite's ends at a NUL where it is read as text, and half a pair would become another name.
/// </summary>
internal static class StorableName
{
    private const int MaxBytes = 1_024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsValid(string name)
    {
        try
        {
            return !name.Contains('\0') && Strict.GetByteCount(name) <= MaxBytes;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Refuses an append by itself, before it could fail a whole group.</summary>
    /// <exception cref="ArgumentException">The name cannot be kept.</exception>
    public static void Check(string name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException(
                $"Names of streams and types are Unicode text without NUL, of at most {MaxBytes} bytes in UTF-8.", nameof(name));
        }
    }
}
