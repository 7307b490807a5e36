using Sentinel.Signing.Rotation;

namespace Sentinel.Signing;

/// <summary>Where the keys come from: a folder, a file, a text, or, where that is allowed, a key made once and kept.</summary>
internal static class SigningKeySource
{
    private const string GeneratedName = "development-signing-key.pem";

    /// <summary>Where a generated key is kept.</summary>
    public static string GeneratedFile(SentinelOptions options) => Path.Combine(options.DataDirectory, GeneratedName);

    /// <param name="options">Names at most one source.</param>
    /// <param name="directory">The folder, when that is the source.</param>
    /// <param name="origin">The source in words.</param>
    /// <exception cref="InvalidOperationException">No key is given and none may be generated, or two are given.</exception>
    /// <exception cref="FormatException">What is given is no key.</exception>
    public static KeyRing Open(SentinelOptions options, KeyDirectory? directory, out string origin)
    {
        RefuseContradiction(options);
        if (directory is not null)
        {
            origin = $"from the folder {directory.Path}";
            return directory.Load(directory.ReadKeysFile(), known: []);
        }

        if (options.SigningKeyFile is { } file)
        {
            origin = $"from {file}";
            return KeyRing.Of(SigningKey.FromPem(File.ReadAllText(file)));
        }

        if (options.SigningKey is { } pem)
        {
            origin = "from the configuration";
            return KeyRing.Of(SigningKey.FromPem(pem));
        }

        if (!options.AllowGeneratedKey)
        {
            throw new InvalidOperationException(
                "No signing key is configured, and one is generated only in development or while listening on loopback alone. "
                + "Set Sentinel:KeyDirectory to a folder with a keys.json, Sentinel:SigningKeyFile to a PEM file "
                + "(openssl genpkey -algorithm ed25519) or SENTINEL_SIGNING_KEY to its text.");
        }

        var generated = GeneratedFile(options);
        origin = $"generated for development, kept in {generated}";
        return KeyRing.Of(File.Exists(generated) ? SigningKey.FromPem(File.ReadAllText(generated)) : SigningKey.WriteNew(generated));
    }

    private static void RefuseContradiction(SentinelOptions options)
    {
        (string Name, string? Value)[] sources =
        [
            ("Sentinel:KeyDirectory", options.KeyDirectory),
            ("Sentinel:SigningKeyFile", options.SigningKeyFile),
            ("SENTINEL_SIGNING_KEY or Sentinel:SigningKey", options.SigningKey),
        ];
        var given = sources.Where(source => source.Value is not null).Select(source => source.Name).ToList();
        if (given.Count > 1)
        {
            throw new InvalidOperationException($"The signing key is configured {given.Count} times: {string.Join(", ", given)}. Give one of them.");
        }
    }
}
