using Sentinel.Signing;

namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>Keys of every status, one of each algorithm. A trust store knows all but the foreign ones.</summary>
internal sealed class ForgeryKeys : IDisposable
{
    public ForgeryKeys(TrustStore trust, DateTimeOffset retiredAt)
    {
        foreach (var key in Active)
        {
            trust.Add(key.ToTrusted());
        }

        foreach (var key in Pending)
        {
            trust.Add(key.ToTrusted(KeyStatus.Pending));
        }

        foreach (var key in Retired)
        {
            trust.Add(key.ToTrusted().With(KeyStatus.Retired, retiredAt));
        }

        foreach (var key in Revoked)
        {
            trust.Add(key.ToTrusted(KeyStatus.Revoked));
        }
    }

    public SigningKey[] Active { get; } = OneOfEach();

    public SigningKey[] Pending { get; } = OneOfEach();

    public SigningKey[] Retired { get; } = OneOfEach();

    public SigningKey[] Revoked { get; } = OneOfEach();

    public SigningKey[] Foreign { get; } = OneOfEach();

    public void Dispose()
    {
        foreach (var key in (SigningKey[])[.. Active, .. Pending, .. Retired, .. Revoked, .. Foreign])
        {
            key.Dispose();
        }
    }

    private static SigningKey[] OneOfEach() => [.. KeyAlgorithm.All.Select(algorithm => SigningKey.Generate(algorithm))];
}
