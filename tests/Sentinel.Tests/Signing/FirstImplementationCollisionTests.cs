using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Signing;

/// <summary>
/// The first implementation signed arrays as it signed objects, and did not escape keys: two documents had one signature. Here neither
/// pair shares one, inside the approval or in what it approves.
/// </summary>
public sealed class FirstImplementationCollisionTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly SigningKey _key = SigningKey.Generate();
    private readonly TrustStore _trust;
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly ApprovalVerifier _verifier;

    public FirstImplementationCollisionTests()
    {
        _trust = new TrustStore(_clock);
        _trust.Add(_key.ToTrusted());
        _verifier = new ApprovalVerifier(new DocumentValidator(), _trust, new ApprovalRules(), _clock);
    }

    public static TheoryData<string, string> Pairs => new()
    {
        { """["x"]""", """{"0":"x"}""" },
        { """{"0":"x"}""", """["x"]""" },
        { """{"a\":1,\"b":2}""", """{"a":1,"b":2}""" },
        { """{"a":1,"b":2}""", """{"a\":1,\"b":2}""" },
    };

    public void Dispose() => _key.Dispose();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_plan_cannot_take_the_place_of_the_one_it_collided_with(string approved, string other)
    {
        static string Digest(string value)
        {
            var plan = Sample.Plan();
            plan["actions"]![0]!["parameters"] = new JsonObject { ["value"] = JsonNode.Parse(value) };
            return ContentDigest.Of(Sample.Element(plan.ToJsonString()));
        }

        var terms = new ApprovalTerms(Sample.PlanId, Digest(approved), new string('b', 64));
        var signed = new ApprovalSigner(_key, _trust, new ApprovalRules(), _clock).Sign(terms);

        Assert.True(_verifier.Verify(signed.Utf8.Span, new ApprovalBinding(Digest(approved))).Verified);
        Assert.Equal(
            "the plan is not the one that was approved", _verifier.Verify(signed.Utf8.Span, new ApprovalBinding(Digest(other))).Reason);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_approval_cannot_take_the_place_of_the_one_it_collided_with(string original, string other)
    {
        var approval = Sample.Approval();
        approval["keyId"] = _key.KeyId;
        approval["publicKey"] = Convert.ToBase64String(_key.PublicKey.Span);
        approval["humanApprover"]!["note"] = JsonNode.Parse(original);
        approval["signature"] = Convert.ToBase64String(_key.Sign(Dsse.ForApproval(Sample.Element(approval.ToJsonString()))));
        Assert.Equal("verified", _verifier.Verify(approval.Utf8(), ApprovalBinding.None).Reason);

        approval["humanApprover"]!["note"] = JsonNode.Parse(other);
        Assert.StartsWith("the signature is not", _verifier.Verify(approval.Utf8(), ApprovalBinding.None).Reason, StringComparison.Ordinal);
    }
}
