using System.Buffers.Text;
using System.Text.Json;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Http;

public sealed class PublicKeysEndpointTests(HttpFixture http) : IClassFixture<HttpFixture>
{
    [Fact]
    public async Task All_keys_but_pending_ones_are_a_JWK_set_from_which_an_approval_can_be_verified()
    {
        using var retired = SigningKey.Generate(KeyAlgorithm.EcdsaP256, "retired-key");
        using var revoked = SigningKey.Generate(keyId: "revoked-key");
        using var pending = SigningKey.Generate(keyId: "pending-key");
        http.Sentinel.Trust.Add(retired.ToTrusted(KeyStatus.Retired));
        http.Sentinel.Trust.Add(revoked.ToTrusted(KeyStatus.Revoked));
        http.Sentinel.Trust.Add(pending.ToTrusted(KeyStatus.Pending));

        var response = await http.Client.GetAsync("/api/v1/public-keys", TestContext.Current.CancellationToken);
        var keys = (await HttpFixture.JsonAsync(response)).GetProperty("keys").EnumerateArray().ToList();

        Assert.Equal("application/jwk-set+json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.CacheControl!.MaxAge);
        Assert.Equal(["active", "retired", "revoked"], keys.Select(key => key.GetProperty("status").GetString()));
        Assert.Equal([http.Sentinel.Signer.KeyId, "retired-key", "revoked-key"], keys.Select(key => key.GetProperty("kid").GetString()));
        Assert.Equal(["kid", "kty", "crv", "x", "alg", "use", "status"], keys[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["OKP Ed25519 EdDSA sig", "EC P-256 ES256 sig", "OKP Ed25519 EdDSA sig"], keys.Select(key => Members(key, "kty", "crv", "alg", "use")));

        byte[] point = [4, .. Base64Url.DecodeFromChars(Members(keys[1], "x")), .. Base64Url.DecodeFromChars(Members(keys[1], "y"))];
        Assert.Equal(retired.PublicKey.ToArray(), point);

        var approval = http.Sentinel.Signer.Sign(new ApprovalTerms(Sample.PlanId, new string('a', 64), new string('b', 64)));
        var published = TrustedKey.FromRaw(KeyAlgorithm.Ed25519, Base64Url.DecodeFromChars(Members(keys[0], "x")));
        Assert.True(published.Verify(Dsse.ForApproval(JsonElement.Parse(approval.Utf8.Span)), Convert.FromBase64String(approval.Document.Signature!)));
    }

    private static string Members(JsonElement key, params string[] names) =>
        string.Join(' ', names.Select(name => key.GetProperty(name).GetString()));
}
