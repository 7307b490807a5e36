using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sentinel.Tests;

/// <summary>One valid document of each type; tests change a copy.</summary>
internal static class Sample
{
    public const string IntentId = "7b0e3c1a-5d2f-4c8e-9a6b-1f2d3e4c5b6a";
    public const string PlanId = "018f4e6a-9c3b-7d21-8e4f-0a1b2c3d4e5f";

    public static JsonObject Intent() => Parse($$$"""
        {"version":"1.0","type":"intent.envelope","intentId":"{{{IntentId}}}","channelId":"api","tool":"send_mail",
         "parameters":{"to":"a@example.org","copies":2},"riskLevel":"low","description":"Send the weekly report",
         "userId":"u-1","timestamp":"2026-01-31T12:00:00Z","meta":{}}
        """);

    /// <summary>An intent of its own, of a user of its own unless one is named.</summary>
    public static JsonObject NewIntent(string riskLevel = "low", string? user = null)
    {
        var intent = Intent();
        intent["intentId"] = Guid.NewGuid().ToString();
        intent["userId"] = user ?? Guid.NewGuid().ToString();
        intent["riskLevel"] = riskLevel;
        return intent;
    }

    public static JsonObject Context() => Parse($$$"""
        {"version":"1.0","type":"context.snapshot","contextId":"{{{IntentId}}}","sessionId":"{{{PlanId}}}","trustScore":0.5,
         "recentActions":[{"tool":"x","timestamp":"2026-01-31T12:00:00.5+01:00","outcome":"denied"}],
         "violations":[{"severity":"critical","message":"m"}],"state":{"a":[1,null]}}
        """);

    public static JsonObject Plan() => Parse($$$"""
        {"version":"1.0","type":"plan.proposed","planId":"{{{PlanId}}}","intentId":"{{{IntentId}}}",
         "actions":[{"actionId":"a1","tool":"send_mail","parameters":{},"riskLevel":"low","description":"d"}],
         "riskAssessment":{"overallRiskScore":0.2,"overallRiskLevel":"low","rationale":"r"},
         "requiresHumanApproval":false,"createdAt":"2026-01-31T12:00:00Z"}
        """);

    public static JsonObject Approval() => Parse($$$"""
        {"version":"1.0","type":"approval.execution","approvalId":"{{{IntentId}}}","planId":"{{{PlanId}}}",
         "issuedAt":"2026-01-31T12:00:00Z","expiresAt":"2026-01-31T12:05:00Z","signature":"AAAA","publicKey":"AAAA",
         "approvedBy":"human_operator","humanApprover":{"operatorId":"o","role":"admin","timestamp":"2026-01-31T12:00:00Z"},
         "justification":"j","planDigest":"{{{new string('a', 64)}}}","intentDigest":"{{{new string('0', 64)}}}","keyId":"k",
         "nonce":"AAAAAAAAAAAAAAAAAAAAAA"}
        """);

    public static JsonObject Report() => Parse($$$"""
        {"version":"1.0","type":"report.execution","reportId":"{{{IntentId}}}","approvalId":"{{{IntentId}}}","planId":"{{{PlanId}}}",
         "startedAt":"2026-01-31T12:00:00Z","completedAt":"2026-01-31T12:00:01Z","status":"partial_success",
         "actions":[{"actionId":"a1","status":"failure","result":{},"error":"e","duration":12.5,"retries":1}],
         "denialReason":"","metadata":{}}
        """);

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static byte[] Utf8(this JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    public static JsonElement Element(string json) => JsonElement.Parse(Encoding.UTF8.GetBytes(json));
}
