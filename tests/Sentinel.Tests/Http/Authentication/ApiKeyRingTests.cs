using Sentinel.Http.Authentication;
using Xunit;

namespace Sentinel.Tests.Http.Authentication;

public sealed class ApiKeyRingTests
{
    private static readonly string Hash = new('a', 64);

    private static ApiKeyOptions Key(string? name = "a", string? hash = null, params string[] scopes) =>
        new() { Name = name!, Hash = hash ?? Hash, Scopes = scopes.Length == 0 ? [Scopes.Verify] : scopes };

    [Fact]
    public void A_key_is_found_by_its_hash_with_its_name_and_scopes()
    {
        var secret = ApiKeySecret.Generate();
        var ring = new ApiKeyRing([Key("other"), Key("mine", ApiKeySecret.HashOf(secret), Scopes.EventsRead, Scopes.Verify)]);

        var holder = ring.Find(secret);

        Assert.Equal("mine", holder?.Identity?.Name);
        Assert.Equal([Scopes.EventsRead, Scopes.Verify], holder!.FindAll(ApiKeyRing.ScopeClaim).Select(claim => claim.Value));
        Assert.Null(ring.Find(Hash));
        Assert.Null(ring.Find(new string('é', 257)));
    }

    [Fact]
    public void The_hash_is_the_one_that_sha256sum_prints() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ApiKeySecret.HashOf("abc"));

    [Fact]
    public void Made_keys_have_256_bits_and_differ()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => ApiKeySecret.Generate()).ToList();

        Assert.All(keys, key => Assert.Matches("^sentinel_[A-Za-z0-9_-]{43}$", key));
        Assert.Equal(100, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("", null, "verify", "Invalid API key name ''")]
    [InlineData(null, null, "verify", "Invalid API key name ''")]
    [InlineData("a b", null, "verify", "Invalid API key name 'a b'")]
    [InlineData("a\n", null, "verify", "Invalid API key name")]
    [InlineData("a", "abc", "verify", "Invalid hash of API key 'a'")]
    [InlineData("a", "gaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "verify", "Invalid hash of API key 'a'")]
    [InlineData("a", null, "admin", "Invalid scopes 'admin' of API key 'a'. Valid scopes are intents:write,")]
    [InlineData("a", null, "Verify", "Invalid scopes 'Verify'")]
    public void A_key_that_is_not_well_formed_is_refused_with_what_is_wrong(string? name, string? hash, string scope, string reason)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new ApiKeyRing([Key(name, hash, scope)]));

        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_scopes_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new ApiKeyRing([new ApiKeyOptions { Name = "a", Hash = Hash }]));

    [Fact]
    public void Two_keys_share_neither_name_nor_hash()
    {
        Assert.Throws<InvalidOperationException>(() => new ApiKeyRing([Key("a"), Key("A", new string('b', 64))]));
        Assert.Throws<InvalidOperationException>(() => new ApiKeyRing([Key("a"), Key("b", Hash.ToUpperInvariant())]));
    }

    [Fact]
    public void A_file_has_the_form_of_the_settings()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("keys.json");
        File.WriteAllText(file, $$$"""{"Sentinel":{"ApiKeys":[{"Name":"a","Hash":"{{{Hash}}}","Scopes":["verify"]}]}}""");

        var key = Assert.Single(ApiKeyFile.Read(file));
        Assert.Equal(("a", Hash, Scopes.Verify), (key.Name, key.Hash, Assert.Single(key.Scopes)));

        File.WriteAllText(file, "{}");
        Assert.Contains("has no keys", Assert.Throws<InvalidOperationException>(() => ApiKeyFile.Read(file)).Message, StringComparison.Ordinal);
        File.WriteAllText(file, "{");
        Assert.Contains("is not JSON", Assert.Throws<InvalidOperationException>(() => ApiKeyFile.Read(file)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => ApiKeyFile.Read(directory.File("missing.json")));
    }
}
