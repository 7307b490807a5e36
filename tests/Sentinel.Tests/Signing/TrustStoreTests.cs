using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public sealed class TrustStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly TrustStore _trust;
    private readonly SigningKey _a = SigningKey.Generate(keyId: "a");
    private readonly SigningKey _b = SigningKey.Generate(KeyAlgorithm.EcdsaP256, "b");

    public TrustStoreTests() => _trust = new TrustStore(_clock);

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Fact]
    public void A_whole_set_takes_the_place_of_another()
    {
        _trust.Add(_a.ToTrusted());
        _trust.Replace([_b.ToTrusted(KeyStatus.Pending)]);

        Assert.Null(_trust.Find("a"));
        Assert.Equal(KeyStatus.Pending, Assert.Single(_trust.Keys).Status);
    }

    [Fact]
    public void A_set_with_one_id_twice_changes_nothing()
    {
        using var sameName = SigningKey.Generate(keyId: "b");
        _trust.Add(_a.ToTrusted());

        Assert.Throws<ArgumentException>(() => _trust.Replace([_b.ToTrusted(), sameName.ToTrusted()]));
        Assert.Equal("a", Assert.Single(_trust.Keys).KeyId);
    }

    [Fact]
    public void What_is_revoked_stays_revoked_whatever_a_set_says()
    {
        _trust.Add(_a.ToTrusted());
        _trust.Revoke("a");
        _trust.Replace([_a.ToTrusted(), _b.ToTrusted()]);

        Assert.Equal(KeyStatus.Revoked, _trust.Find("a")!.Status);
        Assert.Equal(KeyStatus.Active, _trust.Find("b")!.Status);
    }

    [Fact]
    public void A_key_without_a_time_of_retirement_retires_when_it_is_first_seen_retired()
    {
        _trust.Add(_a.ToTrusted(KeyStatus.Retired));
        Assert.Equal(Start, _trust.Find("a")!.RetiredAt);

        _clock.Advance(TimeSpan.FromMinutes(1));
        _trust.Replace([_a.ToTrusted(KeyStatus.Retired), _b.ToTrusted(KeyStatus.Retired)]);
        Assert.Equal(Start, _trust.Find("a")!.RetiredAt);
        Assert.Equal(Start.AddMinutes(1), _trust.Find("b")!.RetiredAt);

        var told = Start.AddHours(-1);
        _trust.Replace([_a.ToTrusted().With(KeyStatus.Retired, told)]);
        Assert.Equal(told, _trust.Find("a")!.RetiredAt);
    }
}
