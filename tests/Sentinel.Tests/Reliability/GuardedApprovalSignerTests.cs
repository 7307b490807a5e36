using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;
using Sentinel.Reliability;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Reliability;

public sealed class GuardedApprovalSignerTests
{
    private static readonly ApprovalTerms Terms = new(Sample.PlanId, new string('0', 64), new string('1', 64));

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_key_that_fails_is_left_alone_for_the_break_and_then_tried_by_one()
    {
        using var key = SigningKey.Generate();
        var inner = new BreakableSigner(new ApprovalSigner(key, new TrustStore(_clock), new ApprovalRules(), _clock)) { Works = false };
        var options = BreakerOptions.ForKeyService();
        options.FirstBreakDuration = options.BreakDuration;
        var breakers = new Breakers(BreakerOptions.ForStore(), options, _clock);
        var signer = new GuardedApprovalSigner(inner, breakers.KeyService);
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(Assert.Throws<SigningUnavailableException>(() => signer.Sign(Terms)).RetryAfter);
        }

        Assert.Equal("key-service=open", breakers.Tripped);
        Assert.Equal(TimeSpan.FromSeconds(60), Assert.Throws<SigningUnavailableException>(() => signer.Sign(Terms)).RetryAfter);
        Assert.Equal(10, inner.Calls);

        inner.Works = true;
        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.False(signer.Sign(Terms).Utf8.IsEmpty);
        Assert.Null(breakers.Tripped);
        Assert.Equal((11, CircuitState.Closed, key.KeyId), (inner.Calls, breakers.KeyService.State, signer.KeyId));
    }

    private sealed class BreakableSigner(IApprovalSigner signer) : IApprovalSigner
    {
        public bool Works { get; set; }

        public int Calls { get; private set; }

        public string KeyId => signer.KeyId;

        public SignedApproval Sign(ApprovalTerms terms) => Sign(terms, ApprovalStamp.Draw(DateTimeOffset.UnixEpoch));

        public SignedApproval Sign(ApprovalTerms terms, ApprovalStamp stamp)
        {
            Calls++;
            return Works ? signer.Sign(terms, stamp) : throw new CryptographicException("no answer");
        }
    }
}
