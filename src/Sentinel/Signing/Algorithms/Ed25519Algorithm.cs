using System.Buffers.Text;
using NSec.Cryptography;

namespace Sentinel.Signing.Algorithms;

/// <summary>Ed25519 by libsodium, which refuses an s beyond the group's order, so that a signature has one spelling.</summary>
internal sealed class Ed25519Algorithm() : KeyAlgorithm("Ed25519", "EdDSA", "1.3.101.112")
{
    private static readonly SignatureAlgorithm Scheme = SignatureAlgorithm.Ed25519;

    internal override bool IsDeterministic => true;

    internal override IPrivateKey Generate() => new Ed25519PrivateKey(Key.Create(Scheme));

    internal override byte[] GeneratePkcs8()
    {
        using var key = Key.Create(Scheme, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return key.Export(KeyBlobFormat.PkixPrivateKey);
    }

    internal override IPrivateKey ImportRaw(ReadOnlySpan<byte> secret) =>
        new Ed25519PrivateKey(Key.Import(Scheme, secret, KeyBlobFormat.RawPrivateKey));

    internal override IPrivateKey ImportPkcs8(ReadOnlySpan<byte> pkcs8) =>
        new Ed25519PrivateKey(Key.Import(Scheme, pkcs8, KeyBlobFormat.PkixPrivateKey));

    internal override IPublicKey ImportPublic(ReadOnlySpan<byte> publicKey) =>
        new Ed25519PublicKey(PublicKey.Import(Scheme, publicKey, KeyBlobFormat.RawPublicKey));

    internal override IPublicKey ImportSpki(ReadOnlySpan<byte> spki) =>
        new Ed25519PublicKey(PublicKey.Import(Scheme, spki, KeyBlobFormat.PkixPublicKey));

    internal override JsonWebKey ToJsonWebKey(ReadOnlySpan<byte> publicKey) => new("OKP", Name, Base64Url.EncodeToString(publicKey));
}
