using System.Text;

namespace Sentinel.Speed;

/// <summary>What is worked on.</summary>
internal static class Documents
{
    /// <summary>A low-risk intent of about 270 bytes of its own user, whom the policy has no reason to suspect.</summary>
    public static byte[] Intent(Guid id) => Encoding.UTF8.GetBytes(
        $$"""
        {"version":"1.0","type":"intent.envelope","intentId":"{{id}}","channelId":"api","tool":"web_search","parameters":{"query":"budgets","limit":10},"riskLevel":"low","description":"Search the web","userId":"{{id:N}}"}
        """);

    /// <summary>The content of an event.</summary>
    public static byte[] Event() => """{"planId":"0190a8f3-5b1c-7cde-8f00-0123456789ab","decision":"approved"}"""u8.ToArray();
}
