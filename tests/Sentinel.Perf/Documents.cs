using System.Text;
using Sentinel.Signing;

namespace Sentinel.Perf;

/// <summary>The documents that the suite works on.</summary>
internal static class Documents
{
    /// <summary>What an approval approves.</summary>
    public static ApprovalTerms Terms { get; } = new(
        PlanId: "0190a8f3-5b1c-7cde-8f00-0123456789ab",
        PlanDigest: new string('a', 64),
        IntentDigest: new string('b', 64));

    /// <summary>The data of a small event.</summary>
    public static byte[] EventData { get; } = """{"planId":"0190a8f3-5b1c-7cde-8f00-0123456789ab","decision":"approved"}"""u8.ToArray();

    /// <summary>An ordinary low-risk intent of about 300 bytes, with an id of its own.</summary>
    public static byte[] Intent(Guid id) => Encoding.UTF8.GetBytes(
        $$"""
        {"version":"1.0","type":"intent.envelope","intentId":"{{id}}","channelId":"api","tool":"web_search","parameters":{"query":"performance budgets","limit":10},"riskLevel":"low","description":"Search the web for pages about performance budgets","userId":"ada"}
        """);
}
