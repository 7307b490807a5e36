namespace Sentinel.Signing;

/// <summary>Where the signing key comes from: a file, a text, or, where that is allowed, a key made once and kept.</summary>
internal static class SigningKeySource
{
    private const string GeneratedName = "development-signing-key.pem";

    /// <exception cref="InvalidOperationException">No key is given and none may be generated, or two are given.</exception>
    /// <exception cref="FormatException">What is given is no key.</exception>
    public static SigningKey Open(SentinelOptions options, out string origin)
    {
        if (options is { SigningKeyFile: not null, SigningKey: not null })
        {
            throw new InvalidOperationException("Both a signing key and a signing key file are configured. Give one of them.");
        }

        if (options.SigningKeyFile is { } file)
        {
            origin = $"from {file}";
            return SigningKey.FromPem(File.ReadAllText(file));
        }

        if (options.SigningKey is { } pem)
        {
            origin = "from the configuration";
            return SigningKey.FromPem(pem);
        }

        if (!options.AllowGeneratedKey)
        {
            throw new InvalidOperationException(
                "No signing key is configured, and one is generated only in development or while listening on loopback alone. "
                + "Set Sentinel:SigningKeyFile to a PEM file (openssl genpkey -algorithm ed25519) or SENTINEL_SIGNING_KEY to its text.");
        }

        var generated = Path.Combine(options.DataDirectory, GeneratedName);
        origin = $"generated for development, kept in {generated}";
        return File.Exists(generated) ? SigningKey.FromPem(File.ReadAllText(generated)) : SigningKey.WriteNew(generated);
    }
}
