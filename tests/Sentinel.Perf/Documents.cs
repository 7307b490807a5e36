using System.Text;

namespace Sentinel.Perf;

/// <summary>The documents that the suite works on.</summary>
internal static class Documents
{
    /// <summary>An ordinary low-risk intent of about 300 bytes, with an id of its own.</summary>
    public static byte[] Intent(Guid id) => Encoding.UTF8.GetBytes(
        $$"""
        {"version":"1.0","type":"intent.envelope","intentId":"{{id}}","channelId":"api","tool":"web_search","parameters":{"query":"performance budgets","limit":10},"riskLevel":"low","description":"Search the web for pages about performance budgets","userId":"ada"}
        """);
}
