using System.Text.Json.Nodes;
using Sentinel.Schemas;
using Sentinel.Signing;

namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>Approvals that hold: by either algorithm, by the policy and by humans, for one plan and intent.</summary>
internal static class TrueApprovals
{
    public static JsonObject Plan() => Sample.Plan();

    public static JsonObject Intent() => Sample.Intent();

    public static List<TrueApproval> Sign(int count, IReadOnlyList<SigningKey> keys, TrustStore trust, TimeProvider clock)
    {
        var binding = new ApprovalBinding(Digest(Plan()), Digest(Intent()));
        var human = new HumanApprover("operator-1", "operator", "2026-01-31T12:00:00Z");
        var signers = keys.Select(key => (Key: key, Signer: new ApprovalSigner(key, trust, new ApprovalRules(), clock))).ToList();
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var (key, signer) = signers[i % signers.Count];
                var isHuman = i / signers.Count % 2 == 0;
                var terms = new ApprovalTerms(
                    Sample.PlanId, binding.PlanDigest!, binding.IntentDigest!, isHuman ? human : null, isHuman ? "It is the weekly report." : null);
                return new TrueApproval(signer.Sign(terms).Utf8.ToArray(), key, binding);
            }),
        ];
    }

    private static string Digest(JsonObject document) => ContentDigest.Of(Sample.Element(document.ToJsonString()));
}
