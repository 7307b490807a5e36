using System.Text;
using Sentinel.Signing.Algorithms;
using Sentinel.Validation;

namespace Sentinel.Signing.Rotation;

/// <summary>
/// A folder of PEM files with a <c>keys.json</c> that says what each is. Private keys are PKCS#8; public ones are SPKI, for keys of other
/// instances and for those whose private half is gone. Of a key that does not sign only the public half is kept.
/// </summary>
internal sealed class KeyDirectory(string path, TimeProvider clock)
{
    private const int MaxPemBytes = 16 * 1024;

    public string Path => path;

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[] ReadKeysFile() => Read(KeysFile.Name, KeysFile.MaxBytes);

    /// <summary>Reads all keys, or none.</summary>
    /// <param name="keysFile">What <see cref="ReadKeysFile"/> gave.</param>
    /// <param name="known">The keys trusted until now.</param>
    /// <exception cref="FormatException">Something is wrong; the message lists all of it.</exception>
    public KeyRing Load(byte[] keysFile, IReadOnlyCollection<TrustedKey> known)
    {
        var errors = new List<ValidationError>();
        var signing = new List<SigningKey>();
        var trusted = new List<TrustedKey>();
        foreach (var entry in KeysFile.Read(keysFile, errors))
        {
            Open(entry, signing, trusted, known, errors);
        }

        if (errors.Count == 0 && signing.Count != 1)
        {
            errors.Add(new ValidationError("/keys", signing.Count == 0
                ? "must hold one active key with its private half, which signs; it holds none"
                : $"must hold one active key with its private half, which signs; it holds {signing.Count}. Retire all but one"));
        }

        if (errors.Count == 0)
        {
            return new KeyRing(signing[0], trusted, keysFile);
        }

        signing.ForEach(key => key.Dispose());
        throw new FormatException($"{System.IO.Path.Combine(path, KeysFile.Name)} cannot be used. {string.Join("; ", errors)}.");
    }

    private void Open(
        KeyEntry entry, List<SigningKey> signing, List<TrustedKey> trusted, IReadOnlyCollection<TrustedKey> known, List<ValidationError> errors)
    {
        try
        {
            using var text = KeyText.Read(Encoding.UTF8.GetString(Read(entry.File, MaxPemBytes)));
            var key = text.IsPrivate ? OpenPrivate(text, entry, signing) : TrustedKey.From(text, entry.KeyId, entry.Status);
            KeyEntryRules.Check(entry, key, trusted, known, clock.GetUtcNow(), errors);
            trusted.Add(key.With(entry.Status, entry.RetiredAt));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            errors.Add(new ValidationError($"{entry.Pointer}/file", $"cannot be used: {error.Message.TrimEnd('.')}"));
        }
    }

    private static TrustedKey OpenPrivate(KeyText text, KeyEntry entry, List<SigningKey> signing)
    {
        var key = SigningKey.From(text, entry.KeyId);
        if (entry.Status == KeyStatus.Active)
        {
            signing.Add(key);
            return key.ToTrusted();
        }

        using (key)
        {
            return key.ToTrusted(entry.Status);
        }
    }

    private byte[] Read(string name, int limit)
    {
        using var file = new FileStream(
            System.IO.Path.Combine(path, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[limit + 1];
        var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= limit ? buffer[..length] : throw new IOException($"{name} is larger than {limit} bytes.");
    }
}
