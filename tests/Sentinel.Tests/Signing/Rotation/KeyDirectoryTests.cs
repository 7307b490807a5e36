using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;
using Xunit;

namespace Sentinel.Tests.Signing.Rotation;

public sealed class KeyDirectoryTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly KeyFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Start);

    public void Dispose() => _folder.Dispose();

    private KeyRing Load(IReadOnlyCollection<TrustedKey>? known = null)
    {
        var directory = new KeyDirectory(_folder.Path, _clock);
        return directory.Load(directory.ReadKeysFile(), known ?? []);
    }

    private string Refusal(IReadOnlyCollection<TrustedKey>? known = null) => Assert.Throws<FormatException>(() => Load(known)).Message;

    [Fact]
    public void Keys_of_both_algorithms_private_and_public_are_one_ring()
    {
        using var elsewhere = SigningKey.Generate(KeyAlgorithm.EcdsaP256);
        _folder.Write("elsewhere.pem", PublicPem.Of(elsewhere));
        var signing = _folder.Make("signing.pem", KeyAlgorithm.EcdsaP256);
        var next = _folder.Make("next.pem");
        using var lost = SigningKey.Generate();
        _folder.Write("lost.pem", PublicPem.Of(lost));
        _folder.Make("old.pem");
        _folder.List(
        [
            new JsonObject { ["file"] = "elsewhere.pem", ["status"] = "active" },
            new JsonObject { ["file"] = "signing.pem", ["status"] = "active" },
            new JsonObject { ["file"] = "next.pem", ["status"] = "pending" },
            new JsonObject { ["file"] = "lost.pem", ["status"] = "revoked" },
            new JsonObject { ["file"] = "old.pem", ["status"] = "retired", ["keyId"] = "old", ["retiredAt"] = "2026-01-31T11:00:00Z" },
        ]);

        var ring = Load();
        using var key = ring.Signing;

        Assert.Equal(signing, key.KeyId);
        Assert.Equal(
            [(elsewhere.KeyId, KeyStatus.Active), (signing, KeyStatus.Active), (next, KeyStatus.Pending), (lost.KeyId, KeyStatus.Revoked), ("old", KeyStatus.Retired)],
            ring.Trusted.Select(trusted => (trusted.KeyId, trusted.Status)));
        Assert.Equal(Start.AddHours(-1), ring.Trusted[4].RetiredAt);
        Assert.True(ring.Trusted[1].Verify("x"u8, key.Sign("x"u8)));
        Assert.True(ring.Trusted[0].Verify("x"u8, elsewhere.Sign("x"u8)));
    }

    [Fact]
    public void One_active_key_with_its_private_half_signs()
    {
        using var elsewhere = SigningKey.Generate();
        _folder.Write("elsewhere.pem", PublicPem.Of(elsewhere));
        _folder.Make("a.pem");
        _folder.Make("b.pem");

        _folder.List();
        Assert.Contains("/keys: must hold one active key with its private half, which signs; it holds none", Refusal(), StringComparison.Ordinal);
        _folder.List(("elsewhere.pem", "active"), ("a.pem", "pending"), ("b.pem", "retired"));
        Assert.Contains("it holds none", Refusal(), StringComparison.Ordinal);
        _folder.List(("a.pem", "active"), ("b.pem", "active"));
        Assert.Contains("it holds 2. Retire all but one", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_all_files_come_at_once_and_none_holds_a_secret()
    {
        _folder.Make("a.pem");
        var secret = File.ReadAllLines(Path.Combine(_folder.Path, "a.pem"))[1];
        _folder.Write("cut.pem", $"-----BEGIN PRIVATE KEY-----\n{secret[..32]}\n-----END PRIVATE KEY-----\n");
        _folder.Write("text.pem", secret);
        _folder.Write("huge.pem", new string('x', 20_000));
        _folder.List(
            ("a.pem", "active"), ("a.pem", "revoked"), ("missing.pem", "active"), ("cut.pem", "active"), ("text.pem", "retired"), ("huge.pem", "active"), ("a/b", "active"));

        var message = Refusal();

        Assert.Contains("/keys/1/file: holds a key that is in this list already", message, StringComparison.Ordinal);
        Assert.Contains("/keys/2/file: cannot be used: Could not find file", message, StringComparison.Ordinal);
        Assert.Contains("/keys/3/file: cannot be used: The text is not", message, StringComparison.Ordinal);
        Assert.Contains("/keys/4/file: cannot be used: The text is not", message, StringComparison.Ordinal);
        Assert.Contains("/keys/5/file: cannot be used: huge.pem is larger than 16384 bytes", message, StringComparison.Ordinal);
        Assert.Contains("/keys/6/file: must be the name of a file", message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[22..32], message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_belongs_to_one_key()
    {
        _folder.Make("a.pem");
        var b = _folder.Make("b.pem");
        _folder.List(
        [
            new JsonObject { ["file"] = "b.pem", ["status"] = "active" },
            new JsonObject { ["file"] = "a.pem", ["status"] = "retired", ["keyId"] = b },
        ]);
        Assert.Contains("/keys/1/keyId: is the id of another key in this list", Refusal(), StringComparison.Ordinal);

        using var before = SigningKey.Generate(keyId: b);
        _folder.List(("b.pem", "active"));
        Assert.Contains("/keys/0/keyId: is the id of another key until now. Take a new id", Refusal([before.ToTrusted()]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("active")]
    [InlineData("pending")]
    [InlineData("retired")]
    public void A_revoked_key_does_not_come_back_under_any_id(string status)
    {
        _folder.Make("a.pem");
        _folder.Make("b.pem");
        using var revoked = _folder.Open("a.pem");
        _folder.List(
        [
            new JsonObject { ["file"] = "a.pem", ["status"] = status, ["keyId"] = "new-name" },
            new JsonObject { ["file"] = "b.pem", ["status"] = "active" },
        ]);

        Assert.Contains("/keys/0/status: must stay revoked", Refusal([revoked.ToTrusted(KeyStatus.Revoked)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_cannot_have_retired_in_the_future()
    {
        _folder.Make("a.pem");
        _folder.Make("b.pem");
        _folder.List(
        [
            new JsonObject { ["file"] = "a.pem", ["status"] = "retired", ["retiredAt"] = "2026-01-31T12:00:01Z" },
            new JsonObject { ["file"] = "b.pem", ["status"] = "active" },
        ]);
        Assert.Contains("/keys/0/retiredAt: lies in the future", Refusal(), StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Load().Signing.Dispose();
    }
}
