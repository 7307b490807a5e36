using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Signing.Rotation;

public class RotationUnderLoadTests
{
    private static readonly ApprovalTerms Terms = new(Sample.PlanId, new string('a', 64), new string('b', 64));

    /// <summary>Every look at the clock moves it on, so that a key which retires before it signs last would be found out.</summary>
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task While_keys_rotate_every_approval_that_is_signed_holds()
    {
        using var first = SigningKey.Generate();
        using var second = SigningKey.Generate(KeyAlgorithm.EcdsaP256);
        KeyRing[] rings =
        [
            new(first, [first.ToTrusted(), second.ToTrusted(KeyStatus.Retired)]),
            new(second, [first.ToTrusted(KeyStatus.Retired), second.ToTrusted()]),
        ];
        var trust = new TrustStore(_clock);
        trust.Replace(rings[0].Trusted);
        var rules = new ApprovalRules { Lifetime = TimeSpan.FromDays(1) };
        var signer = new ApprovalSigner(first, trust, rules, _clock);
        var verifier = new ApprovalVerifier(new DocumentValidator(), trust, rules, _clock);

        var signing = Task.Run(() =>
        {
            var answers = new List<string>();
            var keys = new HashSet<string>(StringComparer.Ordinal);

            // A thousand may be signed before a busy machine lets the other thread rotate once.
            while (answers.Count < 1000 || keys.Count < rings.Length)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                var approval = signer.Sign(Terms);
                keys.Add(approval.Document.KeyId!);
                answers.Add($"{approval.Document.KeyId}: {verifier.Verify(approval.Utf8.Span, ApprovalBinding.None).Reason}");
            }

            return answers;
        }, TestContext.Current.CancellationToken);

        for (var i = 1; !signing.IsCompleted; i++)
        {
            signer.Rotate(rings[i % 2]);
        }

        string[] expected = [$"{first.KeyId}: verified", $"{second.KeyId}: verified"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await signing).Distinct().Order(StringComparer.Ordinal));
    }
}
