using System.Text;

namespace Sentinel.Serving;

/// <summary>Intents that are approved at once.</summary>
internal static class IntentDocument
{
    public static string NewId() => Guid.NewGuid().ToString();

    /// <summary>An intent of about 270 bytes and of its own user, whom the policy has no reason to suspect.</summary>
    public static byte[] Of(string intentId) => Encoding.UTF8.GetBytes(
        $$$"""
        {"version":"1.0","type":"intent.envelope","intentId":"{{{intentId}}}","channelId":"api","tool":"web_search","parameters":{"query":"budgets","limit":10},"riskLevel":"low","description":"Search the web","userId":"{{{intentId}}}"}
        """);
}
