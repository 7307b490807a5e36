using System.Security.Cryptography;
using NSec.Cryptography;
using Sentinel.Signing;
using Sentinel.Speed.Measuring;

namespace Sentinel.Speed.Rows;

/// <summary>Signing and verifying canonical bytes with Ed25519, against NSec alone.</summary>
internal sealed class SigningRows : IRows
{
    private const double Least = 0.9;
    private const int Bytes = 600;

    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    private readonly byte[] _data = RandomNumberGenerator.GetBytes(Bytes);
    private readonly Key _alone = Key.Create(Algorithm);
    private readonly SigningKey _key = SigningKey.Generate();

    public IEnumerable<SpeedRow> Rows()
    {
        var trusted = _key.ToTrusted();
        var ours = _key.Sign(_data);
        var theirs = Algorithm.Sign(_alone, _data);
        var reach = $"within {1 - Least:0 %} of NSec alone";
        yield return new SpeedRow(
            $"sign {Bytes} bytes, Ed25519", reach,
            Contestant.Of("SigningKey", () => _key.Sign(_data)), Contestant.Of("NSec", () => Algorithm.Sign(_alone, _data)),
            figures => figures.Ratio >= Least);
        yield return new SpeedRow(
            $"verify {Bytes} bytes, Ed25519", reach,
            Contestant.Of("TrustedKey", () => Holds(trusted.Verify(_data, ours))),
            Contestant.Of("NSec", () => Holds(Algorithm.Verify(_alone.PublicKey, _data, theirs))),
            figures => figures.Ratio >= Least);
    }

    public ValueTask DisposeAsync()
    {
        _alone.Dispose();
        _key.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Holds(bool verified)
    {
        if (!verified)
        {
            throw new InvalidOperationException("The signature is right, and was refused.");
        }
    }
}
