using System.Text;
using Sentinel.Signing;

namespace Sentinel.Perf;

/// <summary>The documents that the suite works on, one of each type that is valid, and none larger than such documents are.</summary>
internal static class Documents
{
    private const string IntentId = "0190a8f3-5b1c-7cde-8f00-0123456789aa";
    private const string PlanId = "0190a8f3-5b1c-7cde-8f00-0123456789ab";

    /// <summary>What an approval approves.</summary>
    public static ApprovalTerms Terms { get; } = new(
        PlanId,
        PlanDigest: new string('a', 64),
        IntentDigest: new string('b', 64));

    /// <summary>The data of a small event.</summary>
    public static byte[] EventData { get; } = """{"planId":"0190a8f3-5b1c-7cde-8f00-0123456789ab","decision":"approved"}"""u8.ToArray();

    /// <summary>What is known of a session: ten actions of late, one violation.</summary>
    public static byte[] Context { get; } = Encoding.UTF8.GetBytes(
        $$"""
        {"version":"1.0","type":"context.snapshot","contextId":"0190a8f3-5b1c-7cde-8f00-0123456789ac","sessionId":"0190a8f3-5b1c-7cde-8f00-0123456789ad","trustScore":0.82,"recentActions":[{{Joined(10, RecentAction)}}],"violations":[{"severity":"low","message":"asked for a tool that is not allowed","timestamp":"2026-03-01T11:58:00Z"}],"state":{"locale":"en","channel":"api"} }
        """);

    /// <summary>A plan of three actions.</summary>
    public static byte[] Plan { get; } = Encoding.UTF8.GetBytes(
        $$"""
        {"version":"1.0","type":"plan.proposed","planId":"{{PlanId}}","intentId":"{{IntentId}}","actions":[{{Joined(3, PlannedAction)}}],"riskAssessment":{"overallRiskScore":0.2,"overallRiskLevel":"low","rationale":"Only public pages are read."},"requiresHumanApproval":false,"createdAt":"2026-03-01T12:00:00Z"}
        """);

    /// <summary>What came of that plan.</summary>
    public static byte[] Report { get; } = Encoding.UTF8.GetBytes(
        $$"""
        {"version":"1.0","type":"report.execution","reportId":"0190a8f3-5b1c-7cde-8f00-0123456789ae","approvalId":"0190a8f3-5b1c-7cde-8f00-0123456789af","planId":"{{PlanId}}","startedAt":"2026-03-01T12:00:01Z","completedAt":"2026-03-01T12:00:03.5Z","status":"success","actions":[{{Joined(3, ReportedAction)}}],"metadata":{"executor":"agent-7"} }
        """);

    /// <summary>An ordinary low-risk intent of about 300 bytes, with an id of its own.</summary>
    public static byte[] Intent(Guid id) => Encoding.UTF8.GetBytes(
        $$"""
        {"version":"1.0","type":"intent.envelope","intentId":"{{id}}","channelId":"api","tool":"web_search","parameters":{"query":"performance budgets","limit":10},"riskLevel":"low","description":"Search the web for pages about performance budgets","userId":"ada"}
        """);

    private static string RecentAction(int number) => $$"""{"tool":"web_search","timestamp":"2026-03-01T12:{{number:00}}:00Z","outcome":"success"}""";

    private static string PlannedAction(int number) =>
        $$"""{"actionId":"action-{{number}}","tool":"web_search","parameters":{"page":{{number}},"query":"performance budgets"},"riskLevel":"low","description":"Search the web"}""";

    private static string ReportedAction(int number) =>
        $$"""{"actionId":"action-{{number}}","status":"success","result":{"hits":{{number}},"engine":"local"},"duration":812.5,"retries":0}""";

    private static string Joined(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(1, count).Select(item));
}
