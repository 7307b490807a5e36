namespace Sentinel.Durability.Serving;

/// <summary>Intents that are approved at once.</summary>
internal static class IntentDocument
{
    public static string NewId() => Guid.NewGuid().ToString();

    /// <summary>An intent of its own user, whom the policy has no reason to suspect.</summary>
    public static string Of(string intentId) => $$$"""
        {"version":"1.0","type":"intent.envelope","intentId":"{{{intentId}}}","channelId":"api","tool":"send_mail",
         "parameters":{"to":"a@example.org","copies":2},"riskLevel":"low","description":"Send the weekly report","userId":"{{{intentId}}}"}
        """;
}
