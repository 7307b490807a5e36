using Sentinel.Signing;
using Sentinel.Signing.Rotation;

namespace Sentinel.Commands;

/// <summary>The keys of a data directory, for commands that sign nothing new.</summary>
internal sealed class DataKeys : IDisposable
{
    private readonly SigningKey _key;

    private DataKeys(SigningKey key, TrustStore trust)
    {
        _key = key;
        Trust = trust;
    }

    /// <summary>The keys whose signatures count.</summary>
    public TrustStore Trust { get; }

    /// <exception cref="InvalidOperationException">There is no key, or there are two sources.</exception>
    /// <exception cref="FormatException">What is given is no key.</exception>
    public static DataKeys Read(SentinelOptions options)
    {
        // A key that is not there yet signed nothing, and whoever only reads makes none.
        options.AllowGeneratedKey = File.Exists(SigningKeySource.GeneratedFile(options));
        var clock = TimeProvider.System;
        var directory = options.KeyDirectory is { } folder ? new KeyDirectory(folder, clock) : null;
        var keys = SigningKeySource.Open(options, directory, out _);
        var trust = new TrustStore(clock);
        trust.Replace(keys.Trusted);
        return new DataKeys(keys.Signing, trust);
    }

    /// <summary>The key of an id with its private half; null when it is not here.</summary>
    public SigningKey? Find(string keyId) => _key.KeyId == keyId ? _key : null;

    public void Dispose() => _key.Dispose();
}
