using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Signing;

/// <summary>What must hold of approvals, whichever algorithm signs them.</summary>
public abstract class ApprovalTests : IDisposable
{
    private static readonly DocumentValidator Validator = new();
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly ApprovalTerms Terms = new(Sample.PlanId, new string('a', 64), new string('b', 64));

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly SigningKey _key;
    private readonly TrustStore _trust;
    private readonly ApprovalSigner _signer;

    protected ApprovalTests(KeyAlgorithm algorithm)
    {
        _key = SigningKey.Generate(algorithm);
        _trust = new TrustStore(_clock);
        _signer = new ApprovalSigner(_key, _trust, new ApprovalRules(), _clock);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _key.Dispose();
    }

    private Verification Verify(ReadOnlyMemory<byte> approval, ApprovalBinding? binding = null, ApprovalRules? rules = null) =>
        new ApprovalVerifier(Validator, _trust, rules ?? new ApprovalRules(), _clock).Verify(approval.Span, binding ?? ApprovalBinding.None);

    /// <summary>An approval changed after the fact and signed anew by the true key: only the checks behind the signature can refuse it.</summary>
    private byte[] Resigned(Action<JsonObject> change)
    {
        var approval = Sample.Parse(Encoding.UTF8.GetString(_signer.Sign(Terms).Utf8.Span));
        change(approval);
        approval["signature"] = Convert.ToBase64String(_key.Sign(Dsse.ForApproval(Sample.Element(approval.ToJsonString()))));
        return approval.Utf8();
    }

    [Fact]
    public void What_is_signed_is_valid_and_verified()
    {
        var signed = _signer.Sign(Terms);

        Assert.Equal(new Verification(true, "verified"), Verify(signed.Utf8, new ApprovalBinding(Terms.PlanDigest, Terms.IntentDigest)));
        Assert.Equal("2026-01-31T12:05:00.000Z", signed.Document.ExpiresAt);
        Assert.Equal("policy_engine", signed.Document.ApprovedBy);
        Assert.Equal(_key.PublicKey.ToArray(), Convert.FromBase64String(signed.Document.PublicKey));
        Assert.NotEqual(signed.Document.Nonce, _signer.Sign(Terms).Document.Nonce);
    }

    [Fact]
    public void Another_plan_or_intent_is_refused()
    {
        var signed = _signer.Sign(Terms);

        Assert.Equal("the plan is not the one that was approved", Verify(signed.Utf8, new ApprovalBinding(new string('c', 64))).Reason);
        Assert.Equal("the intent is not the one that was approved", Verify(signed.Utf8, new ApprovalBinding(IntentDigest: Terms.PlanDigest)).Reason);
    }

    [Theory]
    [InlineData(30, -30, true)]
    [InlineData(30, -31, false)]
    [InlineData(30, 329, true)]
    [InlineData(30, 330, false)]
    [InlineData(0, -1, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 299, true)]
    [InlineData(0, 300, false)]
    public void Time_is_checked_with_exactly_the_stated_skew(int skew, int secondsFromIssue, bool verified)
    {
        var signed = _signer.Sign(Terms);
        _clock.AdjustTime(Start.AddSeconds(secondsFromIssue));

        Assert.Equal(verified, Verify(signed.Utf8, rules: new ApprovalRules { ClockSkew = TimeSpan.FromSeconds(skew) }).Verified);
    }

    [Theory]
    [InlineData("expiresAt", null)]
    [InlineData("expiresAt", "never")]
    [InlineData("expiresAt", "")]
    [InlineData("expiresAt", "2026-01-31T12:00:00Z")]
    [InlineData("expiresAt", "2026-02-01T12:00:00.001Z")]
    [InlineData("issuedAt", null)]
    [InlineData("issuedAt", "2026-02-30T12:00:00Z")]
    [InlineData("planDigest", null)]
    [InlineData("intentDigest", null)]
    [InlineData("nonce", null)]
    [InlineData("nonce", "short")]
    [InlineData("keyId", null)]
    [InlineData("keyId", "another")]
    [InlineData("publicKey", "AAAA")]
    [InlineData("approvedBy", "human_operator")]
    [InlineData("extra", "x")]
    public void A_true_signature_does_not_save_a_wrong_approval(string property, string? value)
    {
        var approval = Resigned(document =>
        {
            document.Remove(property);
            if (value is not null)
            {
                document[property] = value;
            }
        });

        Assert.False(Verify(approval).Verified);
    }

    [Fact]
    public void The_key_inside_the_document_is_never_trusted()
    {
        using var forger = SigningKey.Generate(_key.Algorithm);
        var forged = new ApprovalSigner(forger, new TrustStore(_clock), new ApprovalRules(), _clock).Sign(Terms);

        Assert.Equal("the approval names no key that is trusted", Verify(forged.Utf8).Reason);

        using var sameName = SigningKey.Generate(_key.Algorithm, _key.KeyId);
        var disguised = new ApprovalSigner(sameName, new TrustStore(_clock), new ApprovalRules(), _clock).Sign(Terms);
        Assert.StartsWith("the signature is not", Verify(disguised.Utf8).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_counts_according_to_its_status()
    {
        using var next = SigningKey.Generate();
        _trust.Add(next.ToTrusted(KeyStatus.Pending));
        var early = new ApprovalSigner(next, _trust, new ApprovalRules(), _clock).Sign(Terms);
        Assert.EndsWith("is not active yet", Verify(early.Utf8).Reason, StringComparison.Ordinal);

        var before = _signer.Sign(Terms);
        Assert.Same(_key, _signer.Rotate(next));
        Assert.Equal(next.KeyId, _signer.Sign(Terms).Document.KeyId);
        Assert.True(Verify(_signer.Sign(Terms).Utf8).Verified);
        Assert.True(Verify(before.Utf8).Verified);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.EndsWith("had retired by then", Verify(new ApprovalSigner(_key, _trust, new ApprovalRules(), _clock).Sign(Terms).Utf8).Reason, StringComparison.Ordinal);

        _trust.Revoke(_key.KeyId);
        Assert.EndsWith("is revoked", Verify(before.Utf8).Reason, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _trust.Activate(_key.KeyId));
        Assert.Throws<InvalidOperationException>(() => _trust.Retire("unknown"));
        Assert.Throws<ArgumentException>(() => _trust.Add(next.ToTrusted()));
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(86401, 30)]
    [InlineData(300, -1)]
    [InlineData(300, 3601)]
    public void Rules_out_of_range_are_refused_at_once(int lifetime, int skew)
    {
        var rules = new ApprovalRules { Lifetime = TimeSpan.FromSeconds(lifetime), ClockSkew = TimeSpan.FromSeconds(skew) };

        Assert.Throws<InvalidOperationException>(() => new ApprovalSigner(_key, _trust, rules, _clock));
    }

    [Fact]
    public void An_approval_of_a_full_day_holds()
    {
        var rules = new ApprovalRules { Lifetime = TimeSpan.FromDays(1) };
        var signed = new ApprovalSigner(_key, _trust, rules, _clock).Sign(Terms);

        Assert.True(Verify(signed.Utf8).Verified);
    }

    [Fact]
    public void The_algorithm_is_the_trusted_keys_and_not_the_documents()
    {
        using var other = SigningKey.Generate(KeyAlgorithm.All.Single(algorithm => algorithm != _key.Algorithm));
        _trust.Add(other.ToTrusted());
        var approval = Sample.Parse(Encoding.UTF8.GetString(_signer.Sign(Terms).Utf8.Span));
        var signature = other.Sign(Dsse.ForApproval(Sample.Element(approval.ToJsonString())));
        approval["signature"] = Convert.ToBase64String(signature);

        Assert.StartsWith("the signature is not", Verify(approval.Utf8()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_other_spelling_of_the_signature_is_accepted()
    {
        var signed = _signer.Sign(Terms);
        var signature = signed.Document.Signature!;
        var text = Encoding.UTF8.GetString(signed.Utf8.Span);
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        Assert.EndsWith("==", signature, StringComparison.Ordinal);
        foreach (var letter in alphabet.Where(letter => letter != signature[^3]))
        {
            var other = text.Replace(signature, $"{signature[..^3]}{letter}==", StringComparison.Ordinal);
            Assert.False(Verify(Encoding.UTF8.GetBytes(other)).Verified);
        }

        Assert.False(Verify(Encoding.UTF8.GetBytes(text.Replace(signature, signature.TrimEnd('='), StringComparison.Ordinal))).Verified);
    }
}

public sealed class Ed25519ApprovalTests() : ApprovalTests(KeyAlgorithm.Ed25519);

public sealed class EcdsaP256ApprovalTests() : ApprovalTests(KeyAlgorithm.EcdsaP256);
